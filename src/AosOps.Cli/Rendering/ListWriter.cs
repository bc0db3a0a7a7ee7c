namespace AosOps.Cli.Rendering;

/// <summary>Writes each object as lines of name and value.</summary>
internal sealed class ListWriter : IViewWriter
{
    private const string Gap = " : ";
    private const int NarrowestValue = 20;

    private readonly Utf8Output output;
    private readonly TextScreen screen;
    private readonly View view;
    private readonly PropertyReader[] readers;
    private readonly int nameWidth;
    private bool any;

    public ListWriter(Utf8Output output, TextScreen screen, View view, PropertyReader[] readers)
    {
        this.output = output;
        this.screen = screen;
        this.view = view;
        this.readers = readers;
        foreach (var field in view.Fields)
            nameWidth = Math.Max(nameWidth, Ansi.Width(field.Head));
    }

    public void Write(object item)
    {
        if (any)
            output.WriteLine("");
        any = true;
        for (var i = 0; i < readers.Length; i++)
            WriteField(view.Fields[i].Head, readers[i].Text(item));
    }

    public void Flush()
    {
        // Nothing is kept.
    }

    private void WriteField(string name, string value)
    {
        output.Write(name);
        output.WriteBlanks(nameWidth - Ansi.Width(name));
        output.Write(Gap);
        var visible = (screen.Colored ? value : Ansi.Strip(value)).Replace("\r", "", StringComparison.Ordinal);
        var isFirst = true;
        foreach (var line in screen.Width == TextScreen.Unlimited ? [.. visible.Split('\n')] : WrappedText.Lines(visible, Math.Max(NarrowestValue, screen.Width - nameWidth - Gap.Length)))
        {
            if (!isFirst)
                output.WriteBlanks(nameWidth + Gap.Length);
            isFirst = false;
            output.WriteLine(line);
        }
    }
}
