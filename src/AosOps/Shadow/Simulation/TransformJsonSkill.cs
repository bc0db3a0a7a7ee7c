using System.Text.Unicode;

namespace AosOps.Shadow;

/// <summary>Describes its input: the number of its elements and, of an object, its keys.</summary>
internal sealed class TransformJsonSkill : Skill
{
    private readonly string description;

    /// <summary>A step over a list.</summary>
    public TransformJsonSkill(int elements)
        : base("transform_json") => description = $"\"count\": {elements}";

    /// <summary>A step over an object.</summary>
    public TransformJsonSkill(params string[] keys)
        : base("transform_json")
    {
        var sorted = keys.Order(StringComparer.Ordinal).Select(key => $"\"{key}\"");
        description = $"\"count\": {keys.Length}, \"keys\": [{string.Join(", ", sorted)}]";
    }

    /// <inheritdoc/>
    protected override int WriteResult(ulong seed, StepDigest sha256, Span<byte> json)
    {
        Utf8.TryWrite(json, $"{{{description}, \"seed\": {seed}}}", out var written);
        return written;
    }
}
