using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace AosOps.Cli.Rendering;

/// <summary>Writes objects as comma-separated values (RFC 4180, with line feeds). The first object decides the columns.</summary>
internal sealed class CsvRenderer(Utf8Output output) : IRenderer
{
    private string[]? columns;

    public void Write(object value)
    {
        var item = PSObject.Unwrap(value)!;
        if (columns is null)
        {
            columns = Columns(item.GetType());
            WriteLine(columns);
        }

        var cells = new string[columns.Length];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = Cell(item, columns[i]);
        WriteLine(cells);
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

    private static string Cell(object item, string column)
    {
        if (PublicProperties.IsPlain(item.GetType()))
            return column == "Value" ? Text(item) : "";
        return item.GetType().GetProperty(column, BindingFlags.Public | BindingFlags.Instance) is { } property ? Text(property.GetValue(item)) : "";
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
