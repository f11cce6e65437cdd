//! How large everything is: a few stops, so that twice the size is five keys away.

/// The sizes one comes by; 1 is the usual one.
const STOPS: [f32; 13] = [0.5, 0.67, 0.75, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0];

/// The next larger size.
pub(super) fn larger(zoom: f32) -> f32 {
    STOPS.into_iter().find(|stop| *stop > zoom + 0.01).unwrap_or(3.0)
}

/// The next smaller size.
pub(super) fn smaller(zoom: f32) -> f32 {
    STOPS.into_iter().rev().find(|stop| *stop < zoom - 0.01).unwrap_or(0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twice_the_size_is_five_steps_away() {
        let mut zoom = 1.0;
        (0..5).for_each(|_| zoom = larger(zoom));
        assert!((zoom - 2.0).abs() < 0.01);
        (0..5).for_each(|_| zoom = smaller(zoom));
        assert!((zoom - 1.0).abs() < 0.01);
        assert!((larger(9.0) - 3.0).abs() < 0.01 && (smaller(0.1) - 0.5).abs() < 0.01);
        assert!((larger(0.85) - 0.9).abs() < 0.01);
    }
}
