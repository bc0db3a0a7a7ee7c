namespace AosOps.Cli.Rendering;

/// <summary>Writes all objects as one JSON array, or one object a line (JSON Lines).</summary>
internal sealed class JsonRenderer(Utf8Output output, bool lines) : IRenderer
{
    private readonly JsonValueWriter values = new(indented: !lines);
    private bool any;

    public void Write(object value)
    {
        if (!lines)
            output.Write(any ? ",\n" : "[\n");
        any = true;
        output.WriteBytes(values.Write(value));
        if (lines)
            output.Write("\n");
    }

    public void Flush() => output.Flush();

    public void Complete()
    {
        if (!lines)
            output.Write(any ? "\n]\n" : "[]\n");
        output.Flush();
    }
}
