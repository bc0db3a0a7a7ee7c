using System;

namespace AosOps.Commands.Testing;

/// <summary>Something that converts from a text, a number or an item.</summary>
public sealed class TestIdentity
{
    /// <summary>Converts from a text.</summary>
    public TestIdentity(string text)
    {
        if (text == "bad")
            throw new ArgumentException("bad identity", nameof(text));
        Text = $"text {text}";
    }

    /// <summary>Converts from a number.</summary>
    public TestIdentity(int number) => Text = $"number {number}";

    /// <summary>Converts from an item.</summary>
    public TestIdentity(TestItem item) => Text = $"item {item.Name}";

    /// <summary>What it was made from.</summary>
    public string Text { get; }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
