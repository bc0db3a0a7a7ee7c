using System.Management.Automation;
using AosOps.Cli.Rendering;

namespace AosOps.Cli.Terminal;

/// <summary>Writes errors, warnings and other messages for people.</summary>
internal sealed class MessageWriter(Utf8Output output, bool colored)
{
    private const string Red = "\e[31m";
    private const string Yellow = "\e[33m";
    private const string Grey = "\e[90m";

    public void Error(ErrorRecord error)
    {
        var command = error.CommandName ?? "aosops";
        var remedy = error.ErrorDetails?.RecommendedAction;
        var message = remedy is null ? error.ToString() : error.Exception.Message;
        Write(Red, $"{command}: {message}");
        if (remedy is not null)
            Write("", $"  {remedy}");
    }

    public void Warning(string text) => Write(Yellow, $"WARNING: {text}");

    public void Verbose(string text) => Write(Grey, $"VERBOSE: {text}");

    public void Debug(string text) => Write(Grey, $"DEBUG: {text}");

    public void Plain(string text) => Write("", text);

    private void Write(string color, string text)
    {
        var painted = colored && color.Length > 0;
        try
        {
            var harmless = Ansi.Harmless(text);
            output.WriteLine(painted ? $"{color}{harmless}{Ansi.Reset}" : harmless);
            output.Flush();
        }
        catch (RuntimeException)
        {
            // There is nowhere left to say that messages cannot be written; the exit code still tells of errors.
        }
    }
}
