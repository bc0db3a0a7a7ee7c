namespace AosOps.Cli.Rendering;

/// <summary>Writes objects by their views: tables, lists, or lines for what is plain.</summary>
internal sealed class ViewRenderer(Utf8Output output, ViewCatalog views, TextScreen screen, bool? tables) : IRenderer
{
    private const int MostTableProperties = 4;

    private Type? shownType;
    private IViewWriter? writer;
    private bool any;

    public void Write(object value)
    {
        var type = value.GetType();
        if (type != shownType)
            Begin(type);
        if (writer is null)
            output.WriteLine(screen.Colored ? DisplayText.Of(value) : Ansi.Strip(DisplayText.Of(value)));
        else
            writer.Write(value);
        any = true;
    }

    public void Flush()
    {
        writer?.Flush();
        output.Flush();
    }

    public void Complete() => Flush();

    private void Begin(Type type)
    {
        writer?.Flush();
        shownType = type;
        if (PublicProperties.IsPlain(type))
        {
            writer = null;
            return;
        }

        var view = views.Find(type, tables) ?? Generic(type);
        if (any)
            output.WriteLine("");
        writer = view.IsTable
            ? new TableWriter(output, screen, view, Readers(type, view), Group(type, view))
            : new ListWriter(output, screen, view, Readers(type, view));
    }

    private View Generic(Type type)
    {
        var properties = PublicProperties.Of(type);
        var view = new View { IsTable = tables ?? properties.Count <= MostTableProperties };
        foreach (var property in properties)
            view.Fields.Add(new ViewField { Property = property.Name });
        return view;
    }

    private PropertyReader[] Readers(Type type, View view)
    {
        var readers = new PropertyReader[view.Fields.Count];
        for (var i = 0; i < readers.Length; i++)
            readers[i] = new PropertyReader(type, view.Fields[i].Property, views);
        return readers;
    }

    private PropertyReader? Group(Type type, View view) =>
        view.GroupProperty is null ? null : new PropertyReader(type, view.GroupProperty, views);
}
