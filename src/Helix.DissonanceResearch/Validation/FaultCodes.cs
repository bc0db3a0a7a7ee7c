namespace Helix.DissonanceResearch.Validation;

/// <summary>The kinds of faults. Clients match on them, so a code never changes its meaning.</summary>
internal static class FaultCodes
{
    /// <summary>The body is not one JSON object in UTF-8.</summary>
    public const string Malformed = "malformed";

    /// <summary>The body, or a text, is longer than it may be.</summary>
    public const string TooLong = "too_long";

    /// <summary>A field that must be there is not.</summary>
    public const string Missing = "missing";

    /// <summary>A field that is not known.</summary>
    public const string Unknown = "unknown";

    /// <summary>A field is there twice.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>A value is of another type.</summary>
    public const string WrongType = "wrong_type";

    /// <summary>A value is of the right type, and not of the right form.</summary>
    public const string Invalid = "invalid";

    /// <summary>A name is no zone of the IANA time zone database.</summary>
    public const string UnknownTimezone = "unknown_timezone";

    /// <summary>The offset of a time is not the one that its zone has at that instant.</summary>
    public const string OffsetContradictsTimezone = "offset_contradicts_timezone";

    /// <summary>A local time that the clocks of its zone skipped.</summary>
    public const string SkippedTime = "skipped_time";

    /// <summary>A local time that the clocks of its zone showed twice.</summary>
    public const string AmbiguousTime = "ambiguous_time";

    /// <summary>An idempotency key that was used for another body.</summary>
    public const string KeyReused = "key_reused";
}
