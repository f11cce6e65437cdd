//! How statements are counted: by which date, what counts once, what weighs how much, how deep.

use egui::Ui;

use crate::model::{Counting, DateBasis, Duplicates, tree};

use super::super::super::widget::chip::menu_choice;
use super::Options;

impl Options<'_, '_> {
    /// Whether any rule differs from the usual one.
    pub(super) fn has_own_rules(&self) -> bool {
        let (spec, usual) = (self.spec, &self.usual);
        (spec.basis, spec.duplicates, spec.counting, spec.depth)
            != (usual.basis, usual.duplicates, usual.counting, usual.depth)
    }

    /// The chips of the rules.
    pub(super) fn rules_ui(&self, ui: &mut Ui) {
        let bases = ("Date", DateBasis::ALL);
        self.choice(ui, bases, |spec| spec.basis, DateBasis::label, |spec, basis| spec.basis = basis);
        let rules = ("Count", Duplicates::ALL);
        self.choice(
            ui,
            rules,
            |spec| spec.duplicates,
            Duplicates::label,
            |spec, rule| spec.duplicates = rule,
        );
        let weights = ("Weight", Counting::ALL);
        self.choice(ui, weights, |spec| spec.counting, Counting::label, |spec, it| spec.counting = it);
        self.depth_ui(ui);
    }

    /// At which depth of the codebook demands are counted.
    fn depth_ui(&self, ui: &mut Ui) {
        let words = |depth: Option<u8>| match depth {
            None => "as coded".to_owned(),
            Some(1) => "top level".to_owned(),
            Some(depth) => format!("level {depth}"),
        };
        let current = self.spec.depth;
        self.chip(ui, ("Demands", &words(current)), current.is_some(), |ui| {
            let deepest = tree::demand_tree(self.view.project).into_iter().map(|branch| branch.depth).max();
            let deepest = u8::try_from(deepest.unwrap_or(0) + 1).unwrap_or(u8::MAX);
            for depth in std::iter::once(None).chain((1..=deepest).map(Some)) {
                if menu_choice(ui, depth == current, &words(depth)) {
                    self.change(|spec| spec.depth = depth);
                }
            }
        });
    }
}
