namespace AosOps.Cli.Rendering;

/// <summary>Writes each object as lines of name and value.</summary>
internal sealed class ListWriter : IViewWriter
{
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
            WriteField(view.Fields[i].Head, DisplayText.Of(readers[i].Read(item)));
    }

    public void Flush()
    {
        // Nothing is kept.
    }

    private void WriteField(string name, string value)
    {
        output.Write(name);
        output.WriteBlanks(nameWidth - Ansi.Width(name));
        output.Write(" : ");
        var visible = screen.Colored ? value : Ansi.Strip(value);
        for (var start = 0; start <= visible.Length;)
        {
            if (start > 0)
                output.WriteBlanks(nameWidth + 3);
            var end = visible.IndexOf('\n', start);
            end = end < 0 ? visible.Length : end;
            output.WriteLine(visible.AsSpan(start, end - start).TrimEnd('\r'));
            start = end + 1;
        }
    }
}
