using AosOps.Cli.Parsing;

namespace AosOps.Cli.Terminal;

/// <summary>What the words before, or among, those of the pipeline ask of the program itself.</summary>
internal sealed class ProgramOptions
{
    private const string OutputOption = "--output";

    public OutputFormat Format { get; private set; }

    /// <summary>The pipeline as one text, where it was given with <c>-c</c>.</summary>
    public string? Script { get; private set; }

    /// <summary>The words of the pipeline.</summary>
    public List<string> Words { get; } = [];

    public bool Help { get; private set; }

    public bool Version { get; private set; }

    /// <summary>Reads the words of a command line.</summary>
    /// <exception cref="SyntaxException">An option is not understood.</exception>
    public static ProgramOptions Read(string[] arguments)
    {
        var options = new ProgramOptions();
        for (var i = 0; i < arguments.Length; i++)
        {
            var word = arguments[i];
            if (word == "--")
            {
                options.Words.AddRange(arguments.AsSpan(i));
                break;
            }

            if (word.StartsWith("--", StringComparison.Ordinal))
                options.ReadOption(word, arguments, ref i);
            else if (word == "-c" && options.Words.Count == 0)
                options.Script = Next(arguments, ref i, word);
            else
                options.Words.Add(word);
        }

        if (options.Script is not null && options.Words.Count > 0)
            throw new SyntaxException($"'{options.Words[0]}' is not understood after -c and its pipeline.");
        return options;
    }

    private static string Next(string[] arguments, ref int i, string option) =>
        ++i < arguments.Length ? arguments[i] : throw new SyntaxException($"{option} needs a value.");

    private static OutputFormat FormatOf(string name)
    {
        foreach (var format in Enum.GetValues<OutputFormat>())
        {
            if (format.ToString().Equals(name, StringComparison.OrdinalIgnoreCase))
                return format;
        }

        throw new SyntaxException($"'{name}' is not an output format: view, table, list, json, jsonl or csv.");
    }

    private void ReadOption(string word, string[] arguments, ref int i)
    {
        if (word == OutputOption)
            Format = FormatOf(Next(arguments, ref i, word));
        else if (word.StartsWith(OutputOption + "=", StringComparison.Ordinal))
            Format = FormatOf(word[(OutputOption.Length + 1)..]);
        else if (word == "--help")
            Help = true;
        else if (word == "--version")
            Version = true;
        else
            throw new SyntaxException($"The option {word} is not known. A value that begins with two dashes goes behind a lone --.");
    }
}
