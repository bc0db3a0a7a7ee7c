using AosOps.Operations;

namespace AosOps.Cli.Tests.Crash;

/// <summary>Lets no failure pass.</summary>
internal sealed class StrictObserver : IOperationObserver
{
    public void Fail(AosException failure, object? target = null) => throw failure;

    public void Warn(string message)
    {
    }

    public void Detail(string message)
    {
    }

    public void Report(OperationProgress value)
    {
    }
}
