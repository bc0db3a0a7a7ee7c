namespace AosOps.Cli.Rendering;

/// <summary>Decides how wide the columns of a table are.</summary>
internal static class TableLayout
{
    private const int Narrowest = 4;

    /// <summary>Gives the widths: as the view says, else as the content needs, and no more together than there is room for.</summary>
    public static int[] Widths(View view, List<string[]> rows, int room, int gap)
    {
        var widths = new int[view.Fields.Count];
        for (var i = 0; i < widths.Length; i++)
            widths[i] = Math.Max(Content(view, rows, i), view.Fields[i].Width);
        if (room == int.MaxValue)
            return widths;
        var available = room - (gap * (widths.Length - 1));
        var total = 0;
        for (var i = 0; i < widths.Length; i++)
        {
            if (view.Fields[i].Width > 0)
                widths[i] = view.Fields[i].Width;
            total += widths[i];
        }

        for (; total > available && Widest(view, widths) is { } widest; total--)
            widths[widest]--;
        return widths;
    }

    private static int Content(View view, List<string[]> rows, int column)
    {
        var width = Ansi.Width(view.Fields[column].Head);
        foreach (var row in rows)
            width = Math.Max(width, view.Wraps ? WrappedText.Width(row[column]) : Ansi.Width(row[column]));
        return width;
    }

    /// <summary>The column to narrow next: of those without a width of their own as long as one of them has something to give.</summary>
    private static int? Widest(View view, int[] widths) =>
        Widest(widths, i => view.Fields[i].Width == 0) ?? Widest(widths, _ => true);

    private static int? Widest(int[] widths, Func<int, bool> counts)
    {
        int? widest = null;
        for (var i = 0; i < widths.Length; i++)
        {
            if (counts(i) && widths[i] > Narrowest && (widest is null || widths[i] >= widths[widest.Value]))
                widest = i;
        }

        return widest;
    }
}
