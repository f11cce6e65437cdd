//! Resamples: which articles each draw of the bootstrap has, and how often.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use crate::model::Bootstrap;

use super::Stop;

/// The generator and the version of how it is used, as figures print it.
///
/// Version 1: `ChaCha` with 8 rounds (D. J. Bernstein, 2008), as the crate `rand_chacha` has it; the key is the seed in
/// eight bytes, the lowest first, and 24 zeros. Each article is the upper half of the product of the next
/// 64 bits and the number of articles; draw after draw.
pub const GENERATOR: &str = "ChaCha8, version 1";

/// So many draws are made together, so that they are written to memory side by side.
const TOGETHER: usize = 32;

/// How often each article stands in each draw. Every draw has as many articles as there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resamples {
    draws: usize,
    /// By article, then by draw.
    times: Vec<u16>,
}

impl Resamples {
    /// Draws so many articles with replacement, as often as asked. Linear in articles times draws; two
    /// bytes of memory each. Where it is told to stop, the draws that are not made yet stay empty.
    pub fn draw(bootstrap: Bootstrap, articles: usize, stop: &Stop) -> Self {
        let draws = bootstrap.draws() as usize;
        let mut key = [0; 32];
        for (byte, seed) in key.iter_mut().zip(bootstrap.seed.to_le_bytes()) {
            *byte = seed;
        }
        let mut generator = ChaCha8Rng::from_seed(key);
        let mut next = || {
            let product = u128::from(generator.next_u64()) * articles as u128;
            usize::try_from(product >> 64).unwrap_or(0)
        };
        let mut times = vec![0_u16; articles * draws];
        let mut block = vec![0_u16; articles * TOGETHER];
        for first in (0..draws).step_by(TOGETHER) {
            if stop.is_told() {
                break;
            }
            let width = TOGETHER.min(draws - first);
            block.fill(0);
            for draw in 0..width {
                for _ in 0..articles {
                    if let Some(times) = block.get_mut(draw * articles + next()) {
                        *times = times.saturating_add(1);
                    }
                }
            }
            for (article, times) in times.chunks_exact_mut(draws).enumerate() {
                for (draw, slot) in times.iter_mut().skip(first).take(width).enumerate() {
                    *slot = block.get(draw * articles + article).copied().unwrap_or(0);
                }
            }
        }
        Self { draws, times }
    }

    /// Draws that are given: the places of articles in the order of import. A place beyond is nobody's.
    pub fn given(draws: &[Vec<usize>], articles: usize) -> Self {
        let mut times = vec![0_u16; articles * draws.len()];
        for (draw, places) in draws.iter().enumerate() {
            for article in places.iter().filter(|place| **place < articles) {
                if let Some(times) = times.get_mut(article * draws.len() + draw) {
                    *times = times.saturating_add(1);
                }
            }
        }
        Self { draws: draws.len(), times }
    }

    /// How many draws there are.
    pub(super) fn draws(&self) -> usize {
        self.draws
    }

    /// How often an article stands in each draw.
    pub(super) fn of(&self, article: usize) -> &[u16] {
        self.times.get(article * self.draws..(article + 1) * self.draws).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_articles_for_ever() {
        let drawn = Resamples::draw(Bootstrap::new(100, 1), 5, &Stop::default());
        let first: Vec<u16> = (0..5).map(|article| drawn.of(article)[0]).collect();
        let last: Vec<u16> = (0..5).map(|article| drawn.of(article)[99]).collect();
        assert_eq!((first.iter().sum::<u16>(), last.iter().sum::<u16>()), (5, 5));
        assert_eq!((first, last), (vec![0, 2, 0, 1, 2], vec![3, 1, 0, 0, 1]));
        assert_ne!(drawn, Resamples::draw(Bootstrap::new(100, 2), 5, &Stop::default()));
    }

    #[test]
    fn every_article_is_drawn_as_often_as_the_others() {
        let drawn = Resamples::draw(Bootstrap::new(10_000, 7), 10, &Stop::default());
        for article in 0..10 {
            let sum: u32 = drawn.of(article).iter().map(|times| u32::from(*times)).sum();
            // 10,000 expected; the standard deviation is 95.
            assert!((9_600..10_400).contains(&sum), "{article}: {sum}");
        }
    }
}
