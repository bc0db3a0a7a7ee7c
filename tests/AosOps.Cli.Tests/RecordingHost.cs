using System.Management.Automation;
using AosOps.Cli.Execution;
using AosOps.Operations;

namespace AosOps.Cli.Tests;

/// <summary>A host that keeps everything it is given.</summary>
internal sealed class RecordingHost : IPipelineHost
{
    public List<object> Objects { get; } = [];

    public List<ErrorRecord> Errors { get; } = [];

    public List<string> Warnings { get; } = [];

    public List<string> Details { get; } = [];

    public List<string> WhatIfs { get; } = [];

    public List<string> Questions { get; } = [];

    public List<ProgressRecord> Progress { get; } = [];

    /// <summary>What every question is answered with.</summary>
    public Answer Answer { get; init; } = Answer.Yes;

    public Action<object>? OnOutput { get; init; }

    public bool HadError => Errors.Count > 0;

    public bool HadCritical => Objects.Exists(value => value is IVerdict { Verdict: CheckStatus.Critical });

    public void WriteOutput(object value)
    {
        Objects.Add(PSObject.Unwrap(value)!);
        OnOutput?.Invoke(value);
    }

    public void WriteError(ErrorRecord error) => Errors.Add(error);

    public void WriteWarning(string text) => Warnings.Add(text);

    public void WriteVerbose(string text) => Details.Add(text);

    public void WriteDebug(string text) => Details.Add(text);

    public void WriteInformation(InformationRecord record) => Details.Add(record.ToString());

    public void WriteProgress(ProgressRecord record) => Progress.Add(record);

    public void WriteWhatIf(string text) => WhatIfs.Add(text);

    public Answer Ask(string caption, string question, bool forAll)
    {
        Questions.Add(question);
        return Answer;
    }

    public void Pause()
    {
        // Nothing is kept back.
    }

    public void Complete()
    {
        // Everything is kept as it is.
    }
}
