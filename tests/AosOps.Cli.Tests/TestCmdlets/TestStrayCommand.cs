using System;
using System.Management.Automation;
using System.Threading;

namespace AosOps.Commands.Testing;

/// <summary>Writes from another thread.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Stray")]
public sealed class TestStrayCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                WriteObject("stray");
            }
            catch (Exception refused)
            {
                failure = refused;
            }
        });
        thread.Start();
        thread.Join();
        WriteObject($"refused: {failure is InvalidOperationException}");
    }
}
