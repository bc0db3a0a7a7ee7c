using System.Text;
using Microsoft.Extensions.Logging;

namespace Helix.Hosting.Logging;

/// <summary>An entry as one line of standard error, for where there is no journal.</summary>
internal static class LogLine
{
    /// <summary>Writes a line; control characters, which could pass for a line of their own, are shown by their number.</summary>
    public static byte[] Write(DateTimeOffset time, string category, LogLevel level, string message, Exception? failure)
    {
        var text = new StringBuilder().Append($"{time.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ} {Name(level)} {category}: ");
        foreach (var character in failure is null ? message : $"{message}: {failure}")
        {
            if (char.IsControl(character))
                text.Append($"\\u{(int)character:x4}");
            else
                text.Append(character);
        }

        return Encoding.UTF8.GetBytes(text.Append('\n').ToString());
    }

    private static string Name(LogLevel level) => level switch
    {
        LogLevel.Critical or LogLevel.Error => "error",
        LogLevel.Warning => "warning",
        LogLevel.Information => "info",
        _ => "debug",
    };
}
