//! The words of a case outside its body, together in one text.

use super::case::{Case, Event, Observation, Practice, Remarks, Section, Source};
use super::lexicon::{Consent, Suppression};
use crate::ground::{SharedStr, Spanned};

/// Words of something, wherever they are cut from.
type Words<'w> = Vec<&'w mut Spanned<SharedStr>>;

impl Case {
    /// Moves the words into a text of their own, so that nothing holds the front matter with its keys and blanks, or
    /// the body. The texts of a teaching block stay cut from the front matter, and with them all of it.
    pub(super) fn gather_words(&mut self) {
        let mut words = Words::new();
        match self.teaching {
            Some(_) => self
                .sections
                .iter_mut()
                .for_each(|section| section.words(&mut words)),
            None => self.words(&mut words),
        }
        SharedStr::gather(words.into_iter().map(|word| &mut word.value));
    }

    fn words<'w>(&'w mut self, words: &mut Words<'w>) {
        let Case {
            file: _,
            block: _,
            slug,
            title,
            short,
            region: _,
            period: _,
            published: _,
            author,
            summary,
            keywords,
            drivers,
            challenges,
            highlights,
            lead,
            lead_model,
            aliases,
            sources,
            events,
            observations,
            teaching: _,
            consents,
            suppressions,
            sections,
            body: _,
            prose: _,
        } = self;
        words.extend([slug, title, short, summary]);
        words.extend([author, lead, lead_model].into_iter().flatten());
        let lists = [keywords, drivers, challenges, highlights, aliases];
        words.extend(lists.into_iter().flatten());
        sources.iter_mut().for_each(|source| source.words(words));
        events.iter_mut().for_each(|event| event.words(words));
        observations.iter_mut().for_each(|seen| seen.words(words));
        consents.iter_mut().for_each(|consent| consent.words(words));
        suppressions.iter_mut().for_each(|entry| entry.words(words));
        sections.iter_mut().for_each(|section| section.words(words));
    }
}

impl Source {
    fn words<'w>(&'w mut self, words: &mut Words<'w>) {
        let Source {
            id,
            title,
            publisher,
            container,
            issue,
            author,
            date: _,
            kind: _,
            rights: _,
            url,
            text,
            note,
        } = self;
        words.extend([id, title, publisher]);
        let others = [container, issue, author, url, text, note];
        words.extend(others.into_iter().flatten());
    }
}

impl Event {
    fn words<'w>(&'w mut self, words: &mut Words<'w>) {
        let Event {
            date: _,
            text,
            source,
        } = self;
        words.push(text);
        words.extend(source);
    }
}

impl Observation {
    fn words<'w>(&'w mut self, words: &mut Words<'w>) {
        let Observation {
            id,
            indicator,
            label,
            quantity: _,
            period: _,
            place,
            region: _,
            status: _,
            source,
            remarks,
        } = self;
        words.extend([id, label]);
        words.extend([indicator, place, source].into_iter().flatten());
        if let Some(Remarks {
            note,
            derived,
            sum_of,
        }) = remarks.as_deref_mut()
        {
            words.extend([note, derived].into_iter().flatten());
            words.extend(sum_of);
        }
    }
}

impl Consent {
    fn words<'w>(&'w mut self, words: &mut Words<'w>) {
        let Consent { name, date: _, by } = self;
        words.extend([name, by]);
    }
}

impl Suppression {
    fn words<'w>(&'w mut self, words: &mut Words<'w>) {
        let Suppression {
            code,
            path,
            text,
            reason,
            span: _,
        } = self;
        words.extend([code, path, text].into_iter().flatten());
        words.push(reason);
    }
}

impl Section {
    fn words<'w>(&'w mut self, words: &mut Words<'w>) {
        let Section {
            id,
            title: _,
            practice,
        } = self;
        words.push(id);
        if let Some(Practice {
            models,
            also,
            challenges,
            figure,
        }) = practice.as_deref_mut()
        {
            words.extend([models, also, challenges].into_iter().flatten());
            words.extend(figure);
        }
    }
}
