//! The pictures of a folder, as the atlas keeps them.

use rayon::prelude::*;

use super::super::{Atlas, Picture};
use super::plan::Plan;
use crate::ground::files::{FileSystem, is_at_or_below};

/// Reads the pictures of a plan, in order of path.
pub fn read(plan: &mut Plan, files: &dyn FileSystem) -> Vec<Picture> {
    let paths = std::mem::take(&mut plan.pictures).into_par_iter();
    let mut pictures: Vec<Picture> = paths.map(|path| Picture::read(&path, files)).collect();
    let large = std::mem::take(&mut plan.large_pictures);
    pictures.extend(large.iter().map(|path| Picture::too_large(path)));
    pictures.sort_by(|a, b| a.path.cmp(&b.path));
    pictures
}

/// Reads pictures at a place again; whether one is another.
pub fn renew(place: &str, plan: &mut Plan, atlas: &mut Atlas, files: &dyn FileSystem) -> bool {
    let pictures = read(plan, files);
    let is_here = |picture: &Picture| is_at_or_below(&picture.path, place);
    let had_some = atlas.pictures.iter().any(is_here);
    let is_different = had_some || !pictures.is_empty();
    if is_different {
        atlas.pictures.retain(|picture| !is_here(picture));
        atlas.pictures.extend(pictures);
        atlas.pictures.sort_by(|a, b| a.path.cmp(&b.path));
    }
    is_different
}
