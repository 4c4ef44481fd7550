//! The authored texts as rules read them.

use rayon::prelude::*;

use crate::atlas::Atlas;
use crate::atlas::prose::Prose;
use crate::ground::{FileId, Findings, Sources};

use super::reading::Reading;

/// The words of every authored file, read out of its text when asked.
pub struct Texts<'a> {
    sources: &'a Sources,
    files: Vec<(FileId, &'a Prose)>,
    goes_on: &'a (dyn Fn() -> bool + Sync),
}

impl<'a> Texts<'a> {
    /// The texts of an atlas that was read from these sources. `goes_on` says whether somebody still waits for what is
    /// found.
    pub fn new(
        atlas: &'a Atlas,
        sources: &'a Sources,
        goes_on: &'a (dyn Fn() -> bool + Sync),
    ) -> Texts<'a> {
        Texts {
            sources,
            files: atlas.prose(),
            goes_on,
        }
    }

    /// The files as they are written.
    pub fn sources(&self) -> &'a Sources {
        self.sources
    }

    /// Whether somebody still waits: a rule over many texts asks at each.
    pub fn goes_on(&self) -> bool {
        (self.goes_on)()
    }

    /// Reads every file, several at a time; what is found comes in the order of the files.
    pub fn each(
        &self,
        findings: &mut Findings,
        read: impl Fn(FileId, &mut dyn Iterator<Item = Reading>, &mut Findings) + Sync,
    ) {
        let files = self.files.par_iter().filter(|_| self.goes_on());
        let found = files.map(|(file, prose)| {
            let mut own = Findings::default();
            let text = self.sources.file(*file).read();
            let mut readings = prose.passages(*file, &text).map(Reading::new);
            read(*file, &mut readings, &mut own);
            own
        });
        let found: Vec<Findings> = found.collect();
        found.into_iter().for_each(|own| findings.extend(own));
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Profile, check, personal};
    use super::*;
    use crate::atlas::load::load;
    use crate::ground::{DiskFiles, Shelf, Stored};
    use crate::site::{Edition, Site};

    /// Of 128,000 cases the texts alone would be a gigabyte.
    #[test]
    fn no_rule_keeps_the_texts_it_reads() {
        let content = DiskFiles::open("content").expect("it is in the repository");
        let (mut sources, mut findings) = (Sources::default(), Findings::default());
        let shelf = Shelf::new(&Stored::in_memory);
        let atlas = load(&content, "content/", &shelf, (&mut sources, &mut findings));
        let edited = Edition::Teacher.of(atlas.expect("it can be listed"));
        let site = Site::link(&edited, &mut findings);
        check(&site, Profile::Government, &sources, &mut findings);
        personal(&site, &sources, &mut findings);
        let mut cases = site.atlas.cases.iter();
        assert!(cases.all(|case| sources.file(case.file).is_away()));
        assert_eq!(site.atlas.cases.len(), 5);
    }
}
