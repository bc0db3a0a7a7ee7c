using System.Globalization;
using System.Runtime.InteropServices;

namespace AosOps.Shadow;

/// <summary>
/// Finds out what a process waits for: from the system call that it is in, with the file that the call concerns
/// (<c>/proc/PID/syscall</c>, <c>fd</c>), else from the function of the kernel in which it sleeps (<c>wchan</c>, <c>stack</c>).
/// </summary>
internal sealed class ProcessWaitReader(ProcessTable table)
{
    private const string Child = "waits for a child process";
    private const string Sleep = "sleeps";
    private const string OtherThread = "waits for another thread";
    private const string Events = "waits for input, output or a time-out";

    // Some shells wait for a child by its SIGCHLD.
    private const string Signal = "waits for a signal, such as that a child has ended";

    /// <summary>Reads where a process waits.</summary>
    /// <param name="process">The process.</param>
    /// <param name="child">The one child that it could wait for, or null.</param>
    public ProcessWait Read(ProcessEntry process, ProcessEntry? child)
    {
        var wait = Read(process.ProcessId, process.State, child);
        // A process that was in another state by then was read half before and half after.
        return table.Entry(process.ProcessId) is { } after && after.State != wait.State ? Read(process.ProcessId, after.State, child) : wait;
    }

    private ProcessWait Read(int processId, ShadowProcessState state, ProcessEntry? child) => state switch
    {
        ShadowProcessState.Stopped => new(state, Function(processId), "is stopped by a signal; SIGCONT lets it go on"),
        ShadowProcessState.Traced => new(state, Function(processId), "is stopped by a debugger"),
        ShadowProcessState.Zombie => new(state, null, "has ended; its parent has not asked how"),
        ShadowProcessState.Sleeping or ShadowProcessState.DiskSleep => ReadBlocked(processId, state, child),
        _ => new(state, null, null),
    };

    private ProcessWait ReadBlocked(int processId, ShadowProcessState state, ProcessEntry? child)
    {
        var function = Function(processId);
        var reason = OfCall(processId, function) ?? OfFunction(function);
        if (child is not null && reason is not null && (reason.StartsWith(Child, StringComparison.Ordinal) || reason.StartsWith(Signal, StringComparison.Ordinal)))
            reason += $": {child.Name} (process {child.ProcessId})";
        return new(state, function, state == ShadowProcessState.DiskSleep ? Uninterruptible(reason) : reason);
    }

    private static string Uninterruptible(string? reason) =>
        "is blocked in uninterruptible I/O" + (reason is null ? "" : ": " + reason);

    private string? Function(int processId)
    {
        if (table.Text(processId, "wchan") is { Length: > 0 } function && function != "0")
            return function;
        return table.Text(processId, "stack") is { } stack ? TopOf(stack) : null;
    }

    /// <summary>The first function of lines like <c>[&lt;0&gt;] do_wait+0x5b/0xe0</c>.</summary>
    private static string? TopOf(string stack)
    {
        var start = stack.IndexOf("] ", StringComparison.Ordinal);
        var end = stack.IndexOf('+');
        return start >= 0 && end > start + 2 ? stack[(start + 2)..end] : null;
    }

    private string? OfCall(int processId, string? function)
    {
        if (table.Text(processId, "syscall")?.Split(' ') is not [var number, var first, ..]
            || !long.TryParse(number, NumberStyles.Integer, CultureInfo.InvariantCulture, out var call)
            || SystemCall.Name(call, RuntimeInformation.OSArchitecture) is not { } name)
        {
            return null;
        }

        return Describe(name, () => FileOf(processId, first, function)) is { } reason ? $"{reason} ({name})" : null;
    }

    private static string? Describe(string call, Func<string> file) => call switch
    {
        "wait4" or "waitid" => Child,
        "nanosleep" or "clock_nanosleep" => Sleep,
        "futex" => OtherThread,
        "poll" or "ppoll" or "select" or "pselect6" or "epoll_wait" or "epoll_pwait" => Events,
        "pause" or "rt_sigsuspend" or "rt_sigtimedwait" => Signal,
        "open" or "openat" => "opens a file",
        "read" or "readv" or "pread64" or "recvfrom" or "recvmsg" => "reads " + file(),
        "write" or "writev" or "pwrite64" or "sendto" or "sendmsg" => "writes " + file(),
        "fsync" or "fdatasync" => "flushes to disk " + file(),
        "flock" or "fcntl" => "waits for a lock on " + file(),
        "connect" => "connects to a server by " + file(),
        "accept" or "accept4" => "waits for a client at " + file(),
        "close" => "closes a file",
        _ => null,
    };

    /// <summary>The file that the first argument of a call stands for.</summary>
    private string FileOf(int processId, string argument, string? function)
    {
        if (!long.TryParse(argument.AsSpan(argument.StartsWith("0x", StringComparison.Ordinal) ? 2 : 0), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var descriptor))
            return "a file";
        return table.Link(processId, $"fd/{descriptor}") switch
        {
            null => $"descriptor {descriptor}",
            var path when path.StartsWith("pipe:", StringComparison.Ordinal) => $"a pipe, {path}",
            var path when path.StartsWith("socket:", StringComparison.Ordinal) => $"a socket, {path}",
            var path when function?.Contains("pipe", StringComparison.Ordinal) == true => $"the named pipe {path}",
            var path => path,
        };
    }

    private static string? OfFunction(string? function) => function switch
    {
        null => null,
        "do_wait" => $"{Child} ({function})",
        "hrtimer_nanosleep" or "do_nanosleep" => $"{Sleep} ({function})",
        "futex_wait_queue" or "futex_wait_queue_me" or "futex_do_wait" => $"{OtherThread} ({function})",
        "ep_poll" or "do_epoll_wait" or "do_sys_poll" or "poll_schedule_timeout" or "do_select" => $"{Events} ({function})",
        "do_sigtimedwait" or "sigsuspend" or "sigsuspend.part.0" => $"{Signal} ({function})",
        "pipe_read" or "anon_pipe_read" or "fifo_pipe_read" => $"reads a pipe ({function})",
        "pipe_write" or "anon_pipe_write" or "fifo_pipe_write" => $"writes a pipe ({function})",
        _ => $"waits in {function}",
    };
}
