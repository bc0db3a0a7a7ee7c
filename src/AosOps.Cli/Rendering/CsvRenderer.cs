using System.Globalization;
using System.Management.Automation;

namespace AosOps.Cli.Rendering;

/// <summary>Writes objects as comma-separated values (RFC 4180, with line feeds). The first object decides the columns.</summary>
internal sealed class CsvRenderer(Utf8Output output) : IRenderer
{
    private string[]? columns;
    private Type? readType;
    private PropertyAccess?[] readers = [];

    public void Write(object value)
    {
        var item = PSObject.Unwrap(value)!;
        if (columns is null)
        {
            columns = Columns(item.GetType());
            WriteLine(columns);
        }

        WriteLine(Cells(item, columns));
    }

    public void Flush() => output.Flush();

    public void Complete() => output.Flush();

    private static string[] Columns(Type type)
    {
        if (PublicProperties.IsPlain(type))
            return ["Value"];
        var properties = PublicProperties.Of(type);
        var names = new string[properties.Count];
        for (var i = 0; i < names.Length; i++)
            names[i] = properties[i].Name;
        return names;
    }

    private string[] Cells(object item, string[] names)
    {
        if (PublicProperties.IsPlain(item.GetType()))
            return Array.ConvertAll(names, name => name == "Value" ? Text(item) : "");
        if (item.GetType() != readType)
        {
            readType = item.GetType();
            readers = Array.ConvertAll(names, name => PublicProperties.Find(readType, name));
        }

        return Array.ConvertAll(readers, reader => reader is null ? "" : Text(reader.Read(item)));
    }

    private static string Text(object? value) => value switch
    {
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        System.Collections.IEnumerable elements and not string => Join(elements),
        _ => DisplayText.Of(value),
    };

    private static string Join(System.Collections.IEnumerable elements)
    {
        var texts = new List<string>();
        foreach (var element in elements)
            texts.Add(Text(element));
        return string.Join(';', texts);
    }

    private void WriteLine(string[] cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
                output.Write(",");
            var cell = cells[i];
            var quoted = cell.AsSpan().IndexOfAny(",\"\r\n") >= 0 || cell.StartsWith(' ') || cell.EndsWith(' ');
            output.Write(quoted ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell);
        }

        output.Write("\n");
    }
}
