//! Related cases: what is shared, who is nearest, what it costs.

use super::*;

fn case(models: &[usize], challenges: &[usize]) -> CaseLinks {
    CaseLinks {
        models: models.to_vec(),
        challenges: challenges.to_vec(),
        ..CaseLinks::default()
    }
}

/// The nearest cases of the first, with so many candidates.
fn nearest(cases: &[CaseLinks], limit: usize) -> Vec<usize> {
    let models = 1 + cases
        .iter()
        .flat_map(|case| &case.models)
        .max()
        .unwrap_or(&0);
    let mut groups = Groups::default();
    groups.models.resize_with(models, Default::default);
    for (at, case) in cases.iter().enumerate() {
        for model in &case.models {
            groups.models[*model].cases.push(at);
        }
    }
    let search = Search::new(cases.iter().map(Traits::new).collect(), &groups, limit);
    let near = search.nearest(0);
    near.iter().map(|related| related.case).collect()
}

#[test]
fn most_types_in_common_come_first_then_challenges_then_order() {
    let cases = [
        case(&[0, 1, 70], &[3]),
        case(&[0], &[3]),
        case(&[0, 1], &[]),
        case(&[1, 70], &[3]),
        case(&[2], &[3]),
        case(&[0, 70], &[]),
    ];
    assert_eq!(nearest(&cases, 100), [3, 2, 5]);
}

#[test]
fn a_large_atlas_is_searched_by_the_rarest_type() {
    let mut cases = vec![case(&[0, 1], &[])];
    cases.extend((0..50).map(|_| case(&[0], &[])));
    cases.push(case(&[1], &[]));
    cases.push(case(&[0, 1], &[]));
    assert_eq!(nearest(&cases, 5), [52, 1, 51]);
    assert_eq!(nearest(&cases, 100), [52, 1, 2]);
}

#[test]
fn nobody_is_near_without_a_common_type() {
    assert_eq!(
        nearest(&[case(&[0], &[1]), case(&[1], &[1]), case(&[], &[1])], 9),
        [0; 0]
    );
}
