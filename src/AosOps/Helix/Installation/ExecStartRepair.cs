using System.Globalization;
using System.Text;
using AosOps.IO;
using AosOps.Operations;

namespace AosOps.Helix;

/// <summary>
/// Writes the whole command into the drop-in that counts last. What else the drop-in says stays, and so does, beside it, a
/// copy of what it was; the file is replaced at once, so that systemd reads the old one or the new one.
/// </summary>
internal sealed class ExecStartRepair(InstallationContext context, string unit, UnitCommand command, string whole)
{
    private const string DropIn = "z99-execstart.conf";

    /// <summary>What is done.</summary>
    public string Action => $"write '{whole}' as ExecStart of {context.Root.Resolve(Target)}";

    /// <summary>What an operator would type to the same end.</summary>
    public string ShellCommand
    {
        get
        {
            var edit = command.Path == Target
                ? $"sudo sed -i {Quote(SedScript())} {Target}"
                : $@"sudo mkdir -p {Path.GetDirectoryName(Target)} && printf '[Service]\nExecStart=\nExecStart=%s\n' {Quote(whole)} | sudo tee -a {Target}";
            return $"{edit} && sudo systemctl daemon-reload && sudo systemctl restart {unit}";
        }
    }

    private string Target => $"/etc/systemd/system/{unit}.d/{DropIn}";

    /// <summary>Does it.</summary>
    public async Task ApplyAsync(CancellationToken token)
    {
        var path = context.Root.Resolve(Target);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var before = File.Exists(path) ? await File.ReadAllTextAsync(path, Encoding.Latin1, token) : null;
            if (before is not null)
                await WriteAsync($"{path}.bak-{context.Clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}", before, token);
            await WriteAsync(path, Changed(before), token);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(path, cause, writing: true);
        }
    }

    private string Changed(string? before)
    {
        var encoded = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(whole));
        var setting = $"ExecStart=\nExecStart={encoded}\n";
        if (before is null)
            return "[Service]\n" + setting;
        if (command.Path != Target)
            return before + (before.EndsWith('\n') || before.Length == 0 ? "" : "\n") + "[Service]\n" + setting;
        var lines = before.Split('\n').ToList();
        lines.RemoveRange(command.Line - 1, Math.Min(command.LastLine, lines.Count) - command.Line + 1);
        lines.Insert(command.Line - 1, setting.TrimEnd('\n'));
        var text = string.Join('\n', lines);
        return text.EndsWith('\n') ? text : text + "\n";
    }

    /// <summary>Replaces the last word of the command and what is missing after it; a command that is whole lacks the reset before it.</summary>
    private string SedScript()
    {
        if (whole == command.Text)
            return $@"{command.Line}i\ExecStart=";
        var text = command.Text.TrimEnd(' ', '\t', '\\');
        var start = text.LastIndexOfAny([' ', '\t']) + 1;
        return $@"{command.LastLine}s|{Escape(text[start..], @"\.*[]^$|")}[ \\]*$|{Escape(whole[start..], @"\&|")}|";
    }

    private static string Escape(string text, string special) =>
        string.Concat(text.Select(character => special.Contains(character, StringComparison.Ordinal) ? $@"\{character}" : character.ToString()));

    private static string Quote(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    // Latin-1 maps each byte to a character and back, so that whatever else the file holds stays as it is.
    private static Task WriteAsync(string path, string text, CancellationToken token) =>
        AtomicFile.WriteAsync(path, async (stream, ending) => await stream.WriteAsync(Encoding.Latin1.GetBytes(text), ending), token);
}
