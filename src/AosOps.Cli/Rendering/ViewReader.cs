using System.Globalization;

namespace AosOps.Cli.Rendering;

/// <summary>Reads the views of a <c>Format.ps1xml</c> file: tables and lists of properties.</summary>
internal static class ViewReader
{
    private const string ViewTag = "<View>";

    /// <summary>Finds the first view of a type. Only the views that name the type are read: the file has many, a command shows one.</summary>
    /// <param name="document">The file.</param>
    /// <param name="typeName">The full name of the type.</param>
    /// <param name="table">Whether it must be a table, or a list; either where it is null.</param>
    public static View? Find(ReadOnlySpan<char> document, string typeName, bool? table)
    {
        var named = $"<TypeName>{typeName}</TypeName>";
        for (int position = 0, found; (found = document[position..].IndexOf(named, StringComparison.Ordinal)) >= 0; position += found + named.Length)
        {
            var start = document[..(position + found)].LastIndexOf(ViewTag, StringComparison.Ordinal);
            if (start < 0)
                continue;
            var cursor = new XmlCursor(document[(start + ViewTag.Length)..]);
            var view = ReadView(ref cursor);
            if ((table is null || view.IsTable == table) && view.TypeNames.Contains(typeName))
                return view;
        }

        return null;
    }

    private static View ReadView(ref XmlCursor cursor)
    {
        var view = new View();
        while (cursor.Read() && cursor.Node != XmlNode.End)
        {
            switch (cursor.Value)
            {
                case "ViewSelectedBy":
                    ReadTypes(ref cursor, view);
                    break;
                case "GroupBy":
                    ReadGroup(ref cursor, view);
                    break;
                case "TableControl":
                    view.IsTable = true;
                    ReadTable(ref cursor, view);
                    break;
                case "ListControl":
                    ReadList(ref cursor, view);
                    break;
                default:
                    cursor.Skip();
                    break;
            }
        }

        return view;
    }

    private static void ReadTypes(ref XmlCursor cursor, View view)
    {
        while (cursor.Read() && cursor.Node != XmlNode.End)
        {
            if (cursor.Value is "TypeName")
                view.TypeNames.Add(cursor.ReadContent());
            else
                cursor.Skip();
        }
    }

    private static void ReadGroup(ref XmlCursor cursor, View view)
    {
        while (cursor.Read() && cursor.Node != XmlNode.End)
        {
            if (cursor.Value is "PropertyName")
                view.GroupProperty = cursor.ReadContent();
            else if (cursor.Value is "Label")
                view.GroupLabel = cursor.ReadContent();
            else
                cursor.Skip();
        }
    }

    private static void ReadTable(ref XmlCursor cursor, View view)
    {
        int header = 0, item = 0;
        for (var depth = 1; depth > 0 && cursor.Read();)
        {
            if (cursor.Node == XmlNode.End)
                depth--;
            else if (cursor.Value is "TableColumnHeader")
                ReadField(ref cursor, Field(view, header++));
            else if (cursor.Value is "TableColumnItem")
                ReadField(ref cursor, Field(view, item++));
            else if (cursor.Value is "Wrap")
                view.Wraps = cursor.ReadContent().Length == 0;
            else if (cursor.Node == XmlNode.Element)
                depth++;
        }
    }

    private static void ReadList(ref XmlCursor cursor, View view)
    {
        for (var depth = 1; depth > 0 && cursor.Read();)
        {
            if (cursor.Node == XmlNode.End)
                depth--;
            else if (cursor.Value is "ListItem")
                ReadField(ref cursor, Field(view, view.Fields.Count));
            else if (cursor.Node == XmlNode.Element)
                depth++;
        }
    }

    private static ViewField Field(View view, int index)
    {
        if (index == view.Fields.Count)
            view.Fields.Add(new ViewField());
        return view.Fields[index];
    }

    private static void ReadField(ref XmlCursor cursor, ViewField field)
    {
        while (cursor.Read() && cursor.Node != XmlNode.End)
        {
            switch (cursor.Value)
            {
                case "PropertyName":
                    field.Property = cursor.ReadContent();
                    break;
                case "Label":
                    field.Label = cursor.ReadContent();
                    break;
                case "Width":
                    field.Width = int.Parse(cursor.ReadContent(), CultureInfo.InvariantCulture);
                    break;
                case "Alignment":
                    field.Alignment = AlignmentOf(cursor.ReadContent());
                    break;
                default:
                    cursor.Skip();
                    break;
            }
        }
    }

    private static Alignment AlignmentOf(string name) => name.ToUpperInvariant() switch
    {
        "RIGHT" => Alignment.Right,
        "CENTER" => Alignment.Center,
        _ => Alignment.Left,
    };
}
