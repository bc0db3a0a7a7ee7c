using AosOps.Golden.Causes;

namespace AosOps.Golden;

/// <summary>A leaf that differs.</summary>
public sealed record LeafDifference
{
    /// <summary>The most characters (code points) of a value that are kept.</summary>
    public const int ValueLimit = 200;

    /// <summary>
    /// The path of the leaf: <c>a.b[2].c</c>, in JSON Lines <c>records[2].a.b</c> (lines from 0, blank ones not counted),
    /// <c>$</c> for a value without a container. A key that is empty, is <c>$</c>, or contains a dot, a bracket or what JSON
    /// escapes (a quote, a backslash, a control character, an unpaired surrogate) is written as a JSON string in brackets:
    /// <c>a["b.c"]</c>.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>The value in the reference: a string without quotes, everything else as JSON; at most <see cref="ValueLimit"/> characters. Null where it is absent.</summary>
    public required string? ValueA { get; init; }

    /// <summary>The value in the difference file, likewise.</summary>
    public required string? ValueB { get; init; }

    /// <summary>The type in the reference: it tells <c>1</c> from <c>"1"</c>.</summary>
    public required LeafType TypeA { get; init; }

    /// <summary>The type in the difference file.</summary>
    public required LeafType TypeB { get; init; }

    /// <summary>What the name of the leaf says.</summary>
    public required LeafCategory Category { get; init; }

    /// <summary>The difference in a line: <c>path: value -> value</c>.</summary>
    /// <returns>The line.</returns>
    public override string ToString() => CauseEvidence.Of(this);

    /// <summary>Where the leaf stands in a record of a known format, for finding the cause.</summary>
    internal LeafPlace Place { get; init; }
}
