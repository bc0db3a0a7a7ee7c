using System.Collections;
using System.Management.Automation;
using AosOps.Cli.Binding;

namespace AosOps.Cli.Execution;

/// <summary>Connects a cmdlet with the next one, or the host, and applies the common parameters to what it says.</summary>
internal sealed class CommandRuntime(Stage stage, CommonParameters common, IPipelineHost host, ConfirmImpact impact, bool asks) : ICommandRuntime
{
    private readonly int thread = Environment.CurrentManagedThreadId;
    private Answer? answeredForAll;

    public bool Stopping => stage.Stopping;

    public void WriteObject(object? sendToPipeline, bool enumerateCollection)
    {
        Enter();
        if (enumerateCollection && PSObject.Unwrap(sendToPipeline) is IEnumerable elements and not (string or IDictionary))
        {
            foreach (var element in elements)
                stage.Emit(element);
        }
        else
        {
            stage.Emit(sendToPipeline);
        }
    }

    public void WriteError(ErrorRecord errorRecord)
    {
        Enter();
        stage.Mark(errorRecord);
        switch (common.ErrorAction ?? ActionPreference.Continue)
        {
            case ActionPreference.Stop:
                throw new ActionPreferenceStopException(errorRecord);
            case ActionPreference.Continue:
                host.WriteError(errorRecord);
                break;
            default:
                stage.NoteSilentError();
                break;
        }
    }

    public void WriteWarning(string text) => Write(common.WarningAction ?? ActionPreference.Continue, "WarningPreference", text, host.WriteWarning);

    public void WriteVerbose(string text) => Write(Shown(common.Verbose), "VerbosePreference", text, host.WriteVerbose);

    public void WriteDebug(string text) => Write(Shown(common.Debug), "DebugPreference", text, host.WriteDebug);

    public void WriteInformation(InformationRecord record) =>
        Write(common.InformationAction ?? ActionPreference.SilentlyContinue, "InformationPreference", record.ToString(), _ => host.WriteInformation(record));

    public void WriteProgress(ProgressRecord record)
    {
        Enter();
        if ((common.ProgressAction ?? ActionPreference.Continue) == ActionPreference.Continue)
            host.WriteProgress(record);
    }

    public bool ShouldProcess(string description, string query, string caption, out ShouldProcessReason reason)
    {
        Enter();
        reason = ShouldProcessReason.None;
        if (common.WhatIf)
        {
            reason = ShouldProcessReason.WhatIf;
            host.WriteWhatIf($"What if: {description}");
            return false;
        }

        if (!MustAsk())
        {
            WriteVerbose(description);
            return true;
        }

        var answer = answeredForAll ?? host.Ask(caption, query, forAll: true);
        if (answer is Answer.YesToAll or Answer.NoToAll)
            answeredForAll = answer;
        return answer is Answer.Yes or Answer.YesToAll;
    }

    public bool ShouldContinue(string query, string caption)
    {
        Enter();
        return host.Ask(caption, query, forAll: false) == Answer.Yes;
    }

    public bool ShouldContinue(string query, string caption, ref bool yesToAll, ref bool noToAll)
    {
        Enter();
        if (yesToAll || noToAll)
            return yesToAll;
        var answer = host.Ask(caption, query, forAll: true);
        yesToAll = answer == Answer.YesToAll;
        noToAll = answer == Answer.NoToAll;
        return answer is Answer.Yes or Answer.YesToAll;
    }

    private static ActionPreference Shown(SwitchParameter? given) =>
        given is { IsPresent: true } ? ActionPreference.Continue : ActionPreference.SilentlyContinue;

    private bool MustAsk() => asks && common.Confirm switch
    {
        { IsPresent: true } => impact > ConfirmImpact.None,
        { IsPresent: false } => false,
        null => impact == ConfirmImpact.High,
    };

    private void Write(ActionPreference preference, string variable, string text, Action<string> write)
    {
        Enter();
        if (preference is ActionPreference.Continue or ActionPreference.Stop)
            write(text);
        if (preference == ActionPreference.Stop)
            throw Stop(variable, text);
    }

    private ActionPreferenceStopException Stop(string variable, string text)
    {
        var cause = new RuntimeException($"The running command stopped because the preference variable \"{variable}\" or common parameter is set to Stop: {text}");
        var record = new ErrorRecord(cause, "ActionPreferenceStop", ErrorCategory.OperationStopped, targetObject: null);
        stage.Mark(record);
        return new ActionPreferenceStopException(record);
    }

    private void Enter()
    {
        if (Environment.CurrentManagedThreadId != thread)
            throw new InvalidOperationException("A cmdlet may write only from BeginProcessing, ProcessRecord and EndProcessing, and only on the thread that calls them.");
        if (stage.Stopping)
            throw new PipelineStoppedException();
    }
}
