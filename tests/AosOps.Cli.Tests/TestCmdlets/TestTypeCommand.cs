using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;

namespace AosOps.Commands.Testing;

/// <summary>Has a parameter of every kind of type.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Type")]
public sealed class TestTypeCommand : TestCommand
{
    /// <summary>A text.</summary>
    [Parameter]
    public string? Text { get; set; }

    /// <summary>A number.</summary>
    [Parameter]
    public int Int { get; set; }

    /// <summary>A number.</summary>
    [Parameter]
    public long Long { get; set; }

    /// <summary>A number.</summary>
    [Parameter]
    public double Double { get; set; }

    /// <summary>A number.</summary>
    [Parameter]
    public byte Byte { get; set; }

    /// <summary>A number.</summary>
    [Parameter]
    public ulong Unsigned { get; set; }

    /// <summary>A number or none.</summary>
    [Parameter]
    public int? Maybe { get; set; }

    /// <summary>A switch.</summary>
    [Parameter]
    public SwitchParameter Switch { get; set; }

    /// <summary>A truth value.</summary>
    [Parameter]
    public bool Flag { get; set; }

    /// <summary>A character.</summary>
    [Parameter]
    public char Char { get; set; }

    /// <summary>One of several.</summary>
    [Parameter]
    public DayOfWeek Day { get; set; }

    /// <summary>Some of several.</summary>
    [Parameter]
    public TestAccess Access { get; set; }

    /// <summary>Several of several.</summary>
    [Parameter]
    public DayOfWeek[]? Week { get; set; }

    /// <summary>A time.</summary>
    [Parameter]
    public TimeSpan Span { get; set; }

    /// <summary>A moment.</summary>
    [Parameter]
    public DateTimeOffset Moment { get; set; }

    /// <summary>An address.</summary>
    [Parameter]
    public Uri? Address { get; set; }

    /// <summary>A version.</summary>
    [Parameter]
    public Version? Version { get; set; }

    /// <summary>An identifier.</summary>
    [Parameter]
    public Guid Guid { get; set; }

    /// <summary>Texts.</summary>
    [Parameter]
    public string[]? Texts { get; set; }

    /// <summary>Numbers.</summary>
    [Parameter]
    public int[]? Ints { get; set; }

    /// <summary>A list.</summary>
    [Parameter]
    public List<int>? ListOfInts { get; set; }

    /// <summary>Anything.</summary>
    [Parameter]
    public object? Any { get; set; }

    /// <summary>Any things.</summary>
    [Parameter]
    public object[]? Things { get; set; }

    /// <summary>Entries.</summary>
    [Parameter]
    public Hashtable? Entries { get; set; }

    /// <summary>An item.</summary>
    [Parameter]
    public TestItem? Item { get; set; }

    /// <summary>An identity.</summary>
    [Parameter]
    public TestIdentity? Identity { get; set; }

    /// <summary>Identities.</summary>
    [Parameter]
    public TestIdentity[]? Identities { get; set; }

    /// <summary>Something parsed.</summary>
    [Parameter]
    public TestParsed? Parsed { get; set; }
}
