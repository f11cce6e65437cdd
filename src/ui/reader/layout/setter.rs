//! Chooses who lays out a piece, and keeps what was laid out while it is in view.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use egui::{Context, Ui};
use unicode_script::{Script, UnicodeScript};

use super::super::super::action::Action;
use super::super::super::theme::{Theme, has_leftward};
use super::super::super::view::View;
use super::super::page::Type;
use super::faces::Faces;
use super::{Layout, bidi, galley};

/// Lays out words; its own memory.
#[derive(Default)]
pub(in super::super) struct Setter {
    faces: RefCell<Option<Faces>>,
    asked: RefCell<bool>,
    /// What was laid out for scripts from right to left; egui keeps its galleys itself.
    kept: RefCell<Vec<Kept>>,
    /// The scripts whose letters were looked for among the fonts.
    scripts: RefCell<BTreeSet<&'static str>>,
}

struct Kept {
    words: String,
    measures: Type,
    lines: Rc<bidi::Lines>,
    /// The frame that asked for it last.
    frame: u64,
}

impl Setter {
    /// Takes the faces for scripts from right to left.
    pub fn take(&mut self, faces: Faces) {
        *self.faces.borrow_mut() = Some(faces);
        self.kept.borrow_mut().clear();
    }

    /// Lays out the words of a piece as wide as the column.
    pub fn lay_out(&self, ui: &Ui, view: &View<'_>, words: &str, measures: Type) -> Rc<dyn Layout> {
        if has_leftward(words) {
            match &mut *self.faces.borrow_mut() {
                Some(faces) => return self.keep(ui, view, faces, words, measures),
                // They come from the worker; until then the words stand as egui sets them.
                None if !self.asked.replace(true) => view.send(Action::LoadFaces),
                None => {}
            }
        } else if !words.is_ascii() {
            self.look_for_letters(ui, view, words);
        }
        Rc::new(galley::lay_out(ui, view.theme, words, measures))
    }

    /// Lays out words that are not in view, to look where a caret goes: says nothing, keeps nothing.
    pub fn lay_aside(&self, (ctx, theme): (&Context, &Theme), words: &str, measures: Type) -> Rc<dyn Layout> {
        if has_leftward(words)
            && let Some(faces) = &mut *self.faces.borrow_mut()
        {
            return Rc::new(bidi::lay_out(faces, words, measures));
        }
        Rc::new(galley::lay_out(ctx, theme, words, measures))
    }

    fn keep(
        &self,
        ui: &Ui,
        view: &View<'_>,
        faces: &mut Faces,
        words: &str,
        measures: Type,
    ) -> Rc<dyn Layout> {
        let frame = ui.ctx().cumulative_pass_nr();
        let mut kept = self.kept.borrow_mut();
        kept.retain(|one| one.frame + 2 > frame);
        if let Some(one) = kept.iter_mut().find(|one| one.measures == measures && one.words == words) {
            one.frame = frame;
            return one.lines.clone();
        }
        let lines = Rc::new(bidi::lay_out(faces, words, measures));
        if let Some(letter) = lines.missing() {
            self.tell(view, letter.script());
        }
        kept.push(Kept { words: words.to_owned(), measures, lines: lines.clone(), frame });
        lines
    }

    /// Looks, once a script, whether its letters can be shown.
    fn look_for_letters(&self, ui: &Ui, view: &View<'_>, words: &str) {
        let font = view.theme.font(&view.theme.measures.type_scale.reading);
        for letter in words.chars().filter(|letter| !letter.is_ascii() && letter.is_alphabetic()) {
            let script = letter.script();
            let is_bundled = matches!(script, Script::Latin | Script::Cyrillic | Script::Greek);
            if is_bundled || self.scripts.borrow().contains(script.full_name()) {
                continue;
            }
            if ui.fonts_mut(|fonts| fonts.has_glyph(&font, letter)) {
                self.scripts.borrow_mut().insert(script.full_name());
            } else {
                self.tell(view, script);
            }
        }
    }

    /// Says, once a script, that its letters cannot be shown.
    fn tell(&self, view: &View<'_>, script: Script) {
        if self.scripts.borrow_mut().insert(script.full_name()) {
            let name = match script {
                Script::Han => "Chinese",
                Script::Hiragana | Script::Katakana => "Japanese",
                Script::Hangul => "Korean",
                other => other.full_name(),
            }
            .replace('_', " ");
            view.send(Action::Say(format!(
                "No installed font has {name} letters; they stand as empty boxes until you install one, such as Noto"
            )));
        }
    }
}
