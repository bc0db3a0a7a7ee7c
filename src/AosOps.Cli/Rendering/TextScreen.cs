namespace AosOps.Cli.Rendering;

/// <summary>What the views are written for.</summary>
/// <param name="Width">How many columns there are; <see cref="Unlimited"/> where it is no terminal.</param>
/// <param name="Colored">Whether escape sequences are kept.</param>
internal sealed record TextScreen(int Width, bool Colored)
{
    public const int Unlimited = int.MaxValue;

    /// <summary>A file or a pipe: nothing is cut off, nothing is coloured.</summary>
    public static TextScreen Plain { get; } = new(Unlimited, Colored: false);

    /// <summary>Makes a text fit for one line of the screen.</summary>
    public string OneLine(string text)
    {
        var visible = Colored ? text : Ansi.Strip(text);
        return visible.AsSpan().IndexOfAny('\r', '\n', '\t') < 0 ? visible : visible.ReplaceLineEndings(" ").Replace('\t', ' ');
    }
}
