namespace AosOps.Commands.Testing;

/// <summary>An object of a pipeline.</summary>
public sealed class TestItem
{
    /// <summary>A name.</summary>
    public string? Name { get; set; }

    /// <summary>A number.</summary>
    public int Count { get; set; }

    /// <summary>A path.</summary>
    public string? FullName { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"item {Name}";
}
