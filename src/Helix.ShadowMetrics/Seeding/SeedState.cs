namespace Helix.ShadowMetrics.Seeding;

/// <summary>How the seed file fares.</summary>
internal enum SeedState
{
    /// <summary>Its value has been taken.</summary>
    Ready,

    /// <summary>There is no such file.</summary>
    Missing,

    /// <summary>It cannot be read: no permission, no ordinary file, far too large.</summary>
    Unreadable,

    /// <summary>It has no value: empty, cut off, or something else altogether.</summary>
    Invalid,

    /// <summary>Its value must be audited before it holds, and cannot be.</summary>
    Unaudited,
}
