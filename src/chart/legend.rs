//! What a legend names.

use super::Figure;
use super::shape::{Ink, look_of};
use crate::analysis::Group;
use crate::model::FigureKind;

/// A color or a ground, and what it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    /// Its name.
    pub label: String,
    /// What it looks like.
    pub sample: Sample,
    /// The place of its series; none where it stands for no series.
    pub series: Option<usize>,
}

/// What stands before a name in a legend.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Sample {
    /// A square, or a piece of a line.
    Ink(Ink),
    /// The hatched ground of bins in which no article was coded.
    Blank,
}

impl Figure {
    /// What its legend names: the series, or what else colors mean; none where every name stands beside
    /// its marks already, and for one group that is everything.
    pub fn keys(&self) -> Vec<Key> {
        let mut keys = match self.kind {
            _ if self.is_empty() => return Vec::new(),
            FigureKind::Ranked | FigureKind::Panels | FigureKind::Strip => Vec::new(),
            FigureKind::Diverging => self.columns_as_keys(),
            FigureKind::Heat => self.ends_as_keys(),
            _ => self.series_as_keys(),
        };
        if self.x.columns.iter().any(|column| column.is_blank) {
            let label = "no article coded".to_owned();
            keys.push(Key { label, sample: Sample::Blank, series: None });
        }
        keys
    }

    fn series_as_keys(&self) -> Vec<Key> {
        if matches!(self.series.as_slice(), [only] if only.key == Group::All) {
            return Vec::new();
        }
        let key = |(place, series): (usize, &super::Series)| Key {
            label: series.label.clone(),
            sample: Sample::Ink(Ink::Paint(series.paint, series.texture)),
            series: Some(place),
        };
        self.series.iter().enumerate().map(key).collect()
    }

    fn columns_as_keys(&self) -> Vec<Key> {
        let key = |(place, column): (usize, &super::FigureColumn)| {
            let (paint, texture) = look_of(self, place);
            let sample = Sample::Ink(Ink::Paint(paint, texture));
            Key { label: column.label.clone(), sample, series: None }
        };
        self.x.columns.iter().enumerate().map(key).collect()
    }

    /// The weakest and the strongest tile with their numbers.
    fn ends_as_keys(&self) -> Vec<Key> {
        let values = self.series.iter().flat_map(|series| &series.marks).filter_map(|mark| mark.value);
        let greatest = values.fold(0.0_f64, f64::max);
        let label = |value: f64| {
            let (number, name) = (self.y.value_label(value), self.y.name.to_lowercase());
            if number == "1" { format!("1 {}", singular(&name)) } else { format!("{number} {name}") }
        };
        let key = |strength: f64| Key {
            label: label(greatest * strength),
            sample: Sample::Ink(Ink::Strength(strength)),
            series: None,
        };
        if greatest > 0.0 { vec![key(0.0), key(1.0)] } else { vec![key(0.0)] }
    }
}

/// "statements per article" as one of them: "statement per article".
fn singular(name: &str) -> String {
    name.replacen("statements", "statement", 1).replacen("articles", "article", 1)
}
