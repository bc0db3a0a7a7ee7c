using System.Management.Automation;
using System.Runtime.CompilerServices;
using AosOps.Cli.Execution;
using AosOps.Cli.Rendering;
using AosOps.Operations;

namespace AosOps.Cli.Terminal;

/// <summary>The host at a terminal or in a script: objects to standard output, messages to standard error.</summary>
internal sealed class ConsoleHost : IPipelineHost, IDisposable
{
    private readonly Utf8Output output;
    private readonly OutputFormat format;
    private readonly Lazy<Utf8Output> error;
    private readonly Lazy<MessageWriter> messages;
    private readonly PacedOutput paced;
    private ProgressLine? progress;

    public ConsoleHost(OutputFormat format, ViewCatalog views)
    {
        this.format = format;
        output = new Utf8Output(StandardStream.Output());
        error = new Lazy<Utf8Output>(() => new Utf8Output(StandardStream.Error()));
        messages = new Lazy<MessageWriter>(() => new MessageWriter(error.Value, TerminalSize.IsTerminal(2) && Colors));
        paced = new PacedOutput(Renderer(views), TimeProvider.System);
    }

    public bool HadError { get; private set; }

    public bool HadCritical { get; private set; }

    private static bool Colors => Environment.GetEnvironmentVariable("NO_COLOR") is null or "";

    private bool Shows => format is OutputFormat.View or OutputFormat.Table or OutputFormat.List;

    public void WriteOutput(object value)
    {
        var plain = PSObject.Unwrap(value)!;
        HadCritical |= plain is IVerdict { Verdict: CheckStatus.Critical };
        progress?.Clear();
        paced.Write(plain);
    }

    public void WriteError(ErrorRecord error)
    {
        HadError = true;
        Prepare().Error(error);
    }

    public void WriteWarning(string text) => Prepare().Warning(text);

    public void WriteVerbose(string text) => Prepare().Verbose(text);

    public void WriteDebug(string text) => Prepare().Debug(text);

    public void WriteInformation(InformationRecord record) => Prepare().Plain(record.ToString());

    public void WriteProgress(ProgressRecord record)
    {
        if (!TerminalSize.IsTerminal(2))
            return;
        progress ??= new ProgressLine(error.Value, TerminalSize.Width(2));
        progress.Show(record);
    }

    public void WriteWhatIf(string text)
    {
        if (Shows)
            WriteOutput(text);
        else
            Prepare().Plain(text);
    }

    public Answer Ask(string caption, string question, bool forAll)
    {
        Prepare();
        return Question.Ask(error.Value, caption, question, forAll);
    }

    public void Pause() => paced.Pause();

    public void Complete()
    {
        progress?.Clear();
        paced.Complete();
    }

    public void Dispose() => output.Dispose();

    private MessageWriter Prepare()
    {
        progress?.Clear();
        paced.Flush();
        return messages.Value;
    }

    private IRenderer Renderer(ViewCatalog views) => format switch
    {
        OutputFormat.Json => Json(lines: false),
        OutputFormat.Jsonl => Json(lines: true),
        OutputFormat.Csv => new CsvRenderer(output),
        OutputFormat.Table => new ViewRenderer(output, views, Screen(), tables: true),
        OutputFormat.List => new ViewRenderer(output, views, Screen(), tables: false),
        _ => new ViewRenderer(output, views, Screen(), tables: null),
    };

    // In a method of its own, so that the JSON library is not loaded where it is not asked for.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private JsonRenderer Json(bool lines) => new(output, lines);

    private static TextScreen Screen() =>
        TerminalSize.IsTerminal(1) ? new TextScreen(TerminalSize.Width(1), Colors) : TextScreen.Plain;
}
