using System;

namespace AosOps.Commands.Testing;

/// <summary>Something that has a Parse method.</summary>
public sealed class TestParsed
{
    private TestParsed(string text) => Text = text;

    /// <summary>What was parsed.</summary>
    public string Text { get; }

    /// <summary>Parses a text.</summary>
    public static TestParsed Parse(string text) => text == "bad" ? throw new FormatException("bad text") : new TestParsed($"parsed {text}");

    /// <inheritdoc/>
    public override string ToString() => Text;
}
