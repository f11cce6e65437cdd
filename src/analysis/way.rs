//! Whether something is added to a count or taken from it.

/// The way in which a part changes a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// It is added.
    In,
    /// It is taken away.
    Out,
}

impl Way {
    /// Changes a number by so many; none, and the number stays, where the result is none of its kind.
    pub(super) fn change<T>(self, number: &mut T, by: impl Into<u128>) -> Option<()>
    where
        T: Copy + Into<u128> + TryFrom<u128>,
    {
        let before: u128 = (*number).into();
        let after = match self {
            Self::In => before.checked_add(by.into()),
            Self::Out => before.checked_sub(by.into()),
        };
        *number = T::try_from(after?).ok()?;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_taken_away_stays() {
        let mut articles = 3_u32;
        assert_eq!(Way::Out.change(&mut articles, 2_u32), Some(()));
        assert_eq!(Way::Out.change(&mut articles, 2_u32), None);
        assert_eq!(articles, 1);
        assert_eq!(Way::In.change(&mut articles, u32::MAX), None);
        assert_eq!(Way::In.change(&mut articles, 6_u32), Some(()));
        assert_eq!(articles, 7);
    }
}
