//! The codes of personal data: CA0601 to CA0649.

crate::codes! {
    /// A resident identity number, right or mistyped.
    IDENTITY_NUMBER = "CA0601", "identity-number", Error;
    /// A mobile number.
    MOBILE_NUMBER = "CA0602", "mobile-number", Error;
    /// A number that passes the check of bank cards.
    BANK_CARD_NUMBER = "CA0603", "bank-card-number", Error;
    /// An e-mail address.
    MAIL_ADDRESS = "CA0604", "mail-address", Error;
    /// An address down to the house number.
    HOUSE_ADDRESS = "CA0605", "house-address", Error;
    /// A picture that tells where it was taken.
    PICTURE_LOCATION = "CA0606", "picture-location", Error;
    /// A private person's name beside words of hardship.
    NAME_BESIDE_HARDSHIP = "CA0607", "name-beside-hardship", Warning;
    /// A private person's name beside age and village.
    NAME_AGE_VILLAGE = "CA0608", "name-age-village", Warning;
}
