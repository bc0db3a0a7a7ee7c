namespace AosOps.Cli.Rendering;

/// <summary>
/// Writes objects as rows. The first rows are kept until there are enough of them, or a moment has passed, so that
/// the columns fit; then each row is written as it comes.
/// </summary>
internal sealed class TableWriter(Utf8Output output, TextScreen screen, View view, PropertyReader[] readers, PropertyReader? group) : IViewWriter
{
    private const int RowsKept = 32;
    private const int Gap = 1;

    private readonly List<string[]> kept = [];
    private readonly string[] row = new string[readers.Length];
    private readonly Alignment[] alignments = Alignments(view, readers);
    private int[]? widths;
    private bool headed;
    private string? groupShown;

    public void Write(object item)
    {
        if (group is not null)
            EnterGroup(group.Text(item));
        var cells = widths is null ? new string[readers.Length] : row;
        for (var i = 0; i < cells.Length; i++)
            cells[i] = Fit(readers[i].Text(item));
        if (widths is not null)
        {
            WriteRow(cells);
            return;
        }

        kept.Add(cells);
        if (kept.Count == RowsKept)
            Flush();
    }

    public void Flush()
    {
        if (kept.Count == 0)
            return;
        widths ??= TableLayout.Widths(view, kept, screen.Width, Gap);
        foreach (var cells in kept)
            WriteRow(cells);
        kept.Clear();
    }

    private void EnterGroup(string value)
    {
        if (value == groupShown)
            return;
        Flush();
        if (groupShown is not null)
            output.WriteLine("");
        output.WriteLine($"   {view.GroupLabel ?? view.GroupProperty}: {screen.OneLine(value)}");
        output.WriteLine("");
        groupShown = value;
        headed = false;
        // A group is a table of its own, whose columns fit what is in it.
        widths = null;
    }

    private void WriteRow(string[] cells)
    {
        if (!headed)
            WriteHead();
        headed = true;
        if (view.Wraps)
            WriteWrapped(cells);
        else
            WriteCells(cells, bold: false);
    }

    /// <summary>Writes a row of as many lines as its longest cell has.</summary>
    private void WriteWrapped(string[] cells)
    {
        var lines = new List<string>[cells.Length];
        var height = 0;
        for (var i = 0; i < cells.Length; i++)
        {
            lines[i] = WrappedText.Lines(cells[i], screen.Width == TextScreen.Unlimited ? TextScreen.Unlimited : widths![i]);
            height = Math.Max(height, lines[i].Count);
        }

        var line = new string[cells.Length];
        for (var number = 0; number < height; number++)
        {
            for (var i = 0; i < line.Length; i++)
                line[i] = number < lines[i].Count ? lines[i][number] : "";
            WriteCells(line, bold: false);
        }
    }

    /// <summary>Makes a text fit for a cell: where cells wrap, its lines stay.</summary>
    private string Fit(string text) =>
        view.Wraps && text.Contains('\n') ? string.Join('\n', Array.ConvertAll(text.Split('\n'), screen.OneLine)) : screen.OneLine(text);

    private void WriteHead()
    {
        var heads = new string[readers.Length];
        var rules = new string[readers.Length];
        for (var i = 0; i < heads.Length; i++)
        {
            heads[i] = view.Fields[i].Head;
            rules[i] = Rule(Math.Min(Ansi.Width(heads[i]), widths![i]));
        }

        WriteCells(heads, bold: true);
        WriteCells(rules, bold: true);
    }

    private static string Rule(int width)
    {
        const string Dashes = "--------------------------------";
        return width <= Dashes.Length ? Dashes[..width] : new string('-', width);
    }

    private void WriteCells(string[] cells, bool bold)
    {
        if (bold && screen.Colored)
            output.Write("\e[1m");
        for (var i = 0; i < cells.Length; i++)
            WriteCell(cells[i], i, last: i == cells.Length - 1);
        if (bold && screen.Colored)
            output.Write(Ansi.Reset);
        output.WriteLine("");
    }

    private void WriteCell(string cell, int column, bool last)
    {
        var width = widths![column];
        var text = screen.Width == TextScreen.Unlimited ? cell : Ansi.Truncate(cell, width);
        var room = Math.Max(0, width - Ansi.Width(text));
        var before = alignments[column] switch
        {
            Alignment.Right => room,
            Alignment.Center => room / 2,
            _ => 0,
        };
        output.WriteBlanks(before);
        output.Write(text);
        if (!last)
            output.WriteBlanks(room - before + Gap);
    }

    private static Alignment[] Alignments(View view, PropertyReader[] readers)
    {
        var found = new Alignment[readers.Length];
        for (var i = 0; i < found.Length; i++)
            found[i] = view.Fields[i].Alignment ?? (DisplayText.IsNumeric(readers[i].Type) ? Alignment.Right : Alignment.Left);
        return found;
    }
}
