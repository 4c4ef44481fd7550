//! Whether elements stand in the order of the schema: Word and PowerPoint refuse a file where they do
//! not, while most other programs do not mind.

use std::collections::BTreeSet;

use super::{HOSTILE, REAL, walk};
use crate::support::xml::Element;

/// Parent, and its children in order: as far as this program writes them, from ECMA-376, part 1,
/// fifth edition, annex A (schemas of chapters 17, 19, 20, 21). A name in brackets stands for a
/// choice of several, told by their first letters.
const ORDER: &[(&str, &str)] = &[
    // 17.3.1.26 CT_PPr
    (
        "w:pPr",
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    ),
    // 17.3.2.28 CT_RPr
    (
        "w:rPr",
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    ),
    // 17.3.1.24 CT_PBdr
    ("w:pBdr", "top left bottom right between bar"),
    // 17.9.19 CT_NumPr
    ("w:numPr", "ilvl numId"),
    // 17.4.37 CT_Tbl
    ("w:tbl", "bookmarkStart bookmarkEnd tblPr tblGrid tr"),
    // 17.4.59 CT_TblPr
    (
        "w:tblPr",
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    ),
    // 17.4.38 CT_TblBorders
    ("w:tblBorders", "top left bottom right insideH insideV"),
    // 17.4.42 CT_TblCellMar
    ("w:tblCellMar", "top left bottom right"),
    // 17.4.78 CT_Row
    ("w:tr", "tblPrEx trPr tc"),
    // 17.4.69 CT_TcPr
    (
        "w:tcPr",
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    ),
    // 17.6.17 CT_SectPr
    (
        "w:sectPr",
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    ),
    // 17.7.4.17 CT_Style
    (
        "w:style",
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked rsid pPr rPr tblPr trPr tcPr tblStylePr",
    ),
    // 17.7.6.6 CT_TblStylePr
    ("w:tblStylePr", "pPr rPr tblPr trPr tcPr"),
    // 17.7.5.1 CT_DocDefaults
    ("w:docDefaults", "rPrDefault pPrDefault"),
    // 17.7.4.18 CT_Styles
    ("w:styles", "docDefaults latentStyles style"),
    // 17.9.6 CT_Lvl
    (
        "w:lvl",
        "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    ),
    // 17.9.1 CT_AbstractNum
    (
        "w:abstractNum",
        "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    ),
    // 17.9.15 CT_Num
    ("w:num", "abstractNumId lvlOverride"),
    // 17.9.17 CT_Numbering
    (
        "w:numbering",
        "numPicBullet abstractNum num numIdMacAtCleanup",
    ),
    // 17.15.1.78 CT_Settings
    (
        "w:settings",
        "zoom defaultTabStop characterSpacingControl footnotePr endnotePr compat themeFontLang clrSchemeMapping decimalSymbol listSeparator",
    ),
    // 17.8.3.10 CT_Font
    (
        "w:font",
        "altName panose1 charset family notTrueType pitch sig",
    ),
    // 17.5.2.31 CT_SdtBlock, 17.5.2.12 CT_SdtDocPart
    ("w:sdt", "sdtPr sdtEndPr sdtContent"),
    (
        "w:docPartObj",
        "docPartGallery docPartCategory docPartUnique",
    ),
    // 20.4.2.8 CT_Inline
    (
        "wp:inline",
        "extent effectExtent docPr cNvGraphicFramePr graphic",
    ),
    // 20.2.2.5 CT_Picture
    ("pic:pic", "nvPicPr blipFill spPr"),
    ("pic:nvPicPr", "cNvPr cNvPicPr"),
    // 20.1.8.14 CT_BlipFillProperties
    ("pic:blipFill", "blip srcRect stretch"),
    ("p:blipFill", "blip srcRect stretch"),
    // 20.1.2.2.35 CT_ShapeProperties
    ("pic:spPr", "xfrm prstGeom noFill solidFill ln"),
    ("p:spPr", "xfrm prstGeom noFill solidFill ln"),
    // 20.1.7.6 CT_Transform2D
    ("a:xfrm", "off ext chOff chExt"),
    ("p:xfrm", "off ext"),
    // 19.2.1.26 CT_Presentation
    (
        "p:presentation",
        "sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz embeddedFontLst custShowLst photoAlbum custDataLst kinsoku defaultTextStyle",
    ),
    // 19.3.1.42 CT_SlideMaster, 19.3.1.39 CT_SlideLayout, 19.3.1.38 CT_Slide, 19.3.1.26, 19.3.1.27
    (
        "p:sldMaster",
        "cSld clrMap sldLayoutIdLst transition timing hf txStyles",
    ),
    ("p:sldLayout", "cSld clrMapOvr transition timing hf"),
    ("p:sld", "cSld clrMapOvr transition timing"),
    ("p:notes", "cSld clrMapOvr"),
    ("p:notesMaster", "cSld clrMap hf notesStyle"),
    // 19.3.1.16 CT_CommonSlideData
    ("p:cSld", "bg spTree custDataLst controls"),
    ("p:bgPr", "solidFill effectLst"),
    // 19.3.1.52 CT_SlideMasterTextStyles
    ("p:txStyles", "titleStyle bodyStyle otherStyle"),
    // 19.3.1.43 CT_Shape and its kin
    ("p:sp", "nvSpPr spPr style txBody"),
    ("p:nvSpPr", "cNvPr cNvSpPr nvPr"),
    ("p:pic", "nvPicPr blipFill spPr style"),
    ("p:nvPicPr", "cNvPr cNvPicPr nvPr"),
    ("p:cxnSp", "nvCxnSpPr spPr style"),
    ("p:graphicFrame", "nvGraphicFramePr xfrm graphic"),
    ("p:nvGraphicFramePr", "cNvPr cNvGraphicFramePr nvPr"),
    // 21.1.2 CT_TextBody, CT_TextParagraph, CT_TextParagraphProperties, CT_TextCharacterProperties
    ("p:txBody", "bodyPr lstStyle p"),
    ("a:txBody", "bodyPr lstStyle p"),
    (
        "a:pPr",
        "lnSpc spcBef spcAft buClr buSzPct buFont buNone buAutoNum buChar tabLst defRPr",
    ),
    (
        "a:lvl1pPr",
        "lnSpc spcBef spcAft buClr buSzPct buFont buNone buAutoNum buChar tabLst defRPr",
    ),
    (
        "a:rPr",
        "ln solidFill effectLst highlight uFill latin ea cs sym hlinkClick",
    ),
    (
        "a:defRPr",
        "ln solidFill effectLst highlight uFill latin ea cs sym hlinkClick",
    ),
    ("a:r", "rPr t"),
    ("a:fld", "rPr pPr t"),
    // 21.1.3 CT_Table, CT_TableCell, CT_TableCellProperties
    ("a:tbl", "tblPr tblGrid tr"),
    ("a:tc", "txBody tcPr"),
    (
        "a:tcPr",
        "lnL lnR lnT lnB lnTlToBr lnBlToTr cell3D noFill solidFill headers",
    ),
    // 20.1.6 CT_BaseStyles, CT_ColorScheme, CT_FontCollection, CT_StyleMatrix
    ("a:themeElements", "clrScheme fontScheme fmtScheme"),
    (
        "a:clrScheme",
        "dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink",
    ),
    (
        "a:fmtScheme",
        "fillStyleLst lnStyleLst effectStyleLst bgFillStyleLst",
    ),
    ("a:majorFont", "latin ea cs font"),
    ("a:minorFont", "latin ea cs font"),
];

/// Elements that must be there, with at least one child of a name.
const AT_LEAST: [(&str, &str); 4] = [
    ("w:tc", "w:p"),
    ("w:footnote", "w:p"),
    ("p:txBody", "a:p"),
    ("a:txBody", "a:p"),
];

fn complaints(path: &str, tree: &Element, found: &mut BTreeSet<String>) {
    walk(tree, &mut |element| {
        let mut names = element.children.iter().map(|child| {
            let name = child.name.as_str();
            name.split_once(':').map_or(name, |(_, name)| name)
        });
        if let Some((parent, order)) = ORDER.iter().find(|(parent, _)| *parent == element.name) {
            let mut last = 0;
            for name in names.by_ref() {
                match order.split(' ').position(|known| known == name) {
                    None => {
                        found.insert(format!("{path}: {parent} has {name}"));
                    }
                    Some(at) if at < last => {
                        found.insert(format!("{path}: {name} stands too late in {parent}"));
                    }
                    Some(at) => last = at,
                }
            }
        }
        // In settings a note is only named.
        let is_text = !path.ends_with("settings.xml");
        for (parent, child) in AT_LEAST {
            if is_text
                && element.name == parent
                && !element.children.iter().any(|known| known.name == child)
            {
                found.insert(format!("{path}: {parent} has no {child}"));
            }
        }
        // A cell ends with a paragraph, and a table is never the last of a text.
        if is_text
            && ["w:tc", "w:footnote"].contains(&&*element.name)
            && element
                .children
                .last()
                .is_none_or(|last| last.name != "w:p")
        {
            found.insert(format!("{path}: {} does not end with w:p", element.name));
        }
    });
}

#[test]
fn elements_stand_in_the_order_of_the_schema() {
    let mut found = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for site in [&*REAL, &*HOSTILE] {
        for (path, office) in site {
            for (part, tree) in &office.trees {
                complaints(&format!("{path} {part}"), tree, &mut found);
                walk(tree, &mut |element| {
                    seen.insert(element.name.clone());
                });
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
    // What is never written is not checked.
    let unseen = ORDER.iter().filter(|(parent, _)| !seen.contains(*parent));
    let unseen: Vec<_> = unseen.map(|(parent, _)| *parent).collect();
    assert_eq!(unseen, Vec::<&str>::new());
}

#[test]
fn what_is_out_of_order_is_seen() {
    let tree = Element::parse("<w:pPr><w:jc/><w:ind/><w:b/></w:pPr>");
    let mut found = BTreeSet::new();
    complaints("x", &tree, &mut found);
    let found: Vec<_> = found.into_iter().collect();
    assert_eq!(found, ["x: ind stands too late in w:pPr", "x: w:pPr has b"]);
}

#[test]
fn two_tables_never_touch() {
    for (path, office) in &*HOSTILE {
        for (part, tree) in &office.trees {
            walk(tree, &mut |element| {
                let pairs = element.children.windows(2);
                let touch = |pair: &[Element]| pair.iter().all(|child| child.name == "w:tbl");
                assert!(!pairs.into_iter().any(touch), "{path} {part}");
            });
        }
    }
}
