#Requires -Version 7.6
# Runs tests/scenarios through PowerShell. What a scenario is, tests/scenarios/README.md says.

BeforeDiscovery {
    $scenarios = Get-ChildItem "$PSScriptRoot/../scenarios/*.json" | Sort-Object Name | ForEach-Object {
        $file = $_
        $content = Get-Content $file -Raw | ConvertFrom-Json -AsHashtable
        foreach ($scenario in $content.scenarios) {
            @{ Name = "$($file.BaseName): $($scenario.name ?? $scenario.command)"; Scenario = $scenario; Cmdlets = $content.cmdlets ?? 'module' }
        }
    }
}

BeforeAll {
    $manifest = $env:AOSOPS_MODULE ? $env:AOSOPS_MODULE : "$PSScriptRoot/../../AosOps.psd1"
    $manifest = (Resolve-Path $manifest).Path
    if (Test-Path $manifest -PathType Container) { $manifest = "$manifest/AosOps.psd1" }
    $testCmdlets = (Resolve-Path "$PSScriptRoot/../AosOps.Cli.Tests/TestCmdlets/*.cs").Path

    # One session without a person for all scenarios: it asks nobody, and mandatory parameters are missed, not prompted for.
    $session = [powershell]::Create([initialsessionstate]::CreateDefault())
    $null = $session.AddScript("Import-Module '$manifest'").Invoke()
    $session.Commands.Clear()
    $null = $session.AddScript({
            param($files)
            Add-Type -Path $files -PassThru -IgnoreWarnings -WarningAction SilentlyContinue | Select-Object -First 1 |
                ForEach-Object Assembly | Import-Module
        }).AddArgument($testCmdlets).Invoke()
    if ($session.HadErrors) { throw "The cmdlets could not be loaded: $($session.Streams.Error)" }

    function Invoke-Scenario([string] $command) {
        $session.Commands.Clear()
        $session.Streams.ClearStreams()
        $errors = [System.Collections.Generic.List[object]]::new()
        $output = [System.Management.Automation.PSDataCollection[psobject]]::new()
        try {
            $null = $session.AddScript($command).Invoke($null, $output)
        } catch {
            $failure = $_.Exception
            while ($failure.InnerException -and $failure -isnot [System.Management.Automation.RuntimeException] -or $failure -is [System.Management.Automation.MethodInvocationException]) { $failure = $failure.InnerException }
            $ending = $failure.ErrorRecord
        }
        foreach ($record in $session.Streams.Error) { $errors.Add($record) }
        if ($ending) { $errors.Add($ending) }
        @{ Objects = @($output); Errors = $errors; Warnings = $session.Streams.Warning.Count }
    }

    function ConvertTo-Plain($value) {
        $plain = $value -is [psobject] ? $value.psobject.BaseObject : $value
        if ($null -eq $plain) { return $null }
        if ($plain -is [enum] -or $plain -is [uri] -or $plain -is [version] -or $plain -is [guid]) { return "$plain" }
        if ($plain -is [timespan]) { return $plain.ToString('c') }
        if ($plain -is [datetimeoffset]) { return $plain.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz") }
        return $plain
    }

    function Assert-Subset($expected, $actual, [string] $where) {
        if ($expected -is [System.Collections.IDictionary]) {
            foreach ($name in $expected.Keys) { Assert-Subset $expected[$name] $actual.$name "$where.$name" }
        } elseif ($expected -is [System.Collections.IList]) {
            @($actual).Count | Should -Be $expected.Count -Because $where
            for ($i = 0; $i -lt $expected.Count; $i++) { Assert-Subset $expected[$i] @($actual)[$i] "$where[$i]" }
        } elseif ($expected -is [datetime]) {
            # ConvertFrom-Json makes a time of every text that looks like one.
            [datetimeoffset]$actual | Should -Be ([datetimeoffset]$expected) -Because $where
        } else {
            ConvertTo-Plain $actual | Should -BeExactly $expected -Because $where
        }
    }
}

AfterAll { $session.Dispose() }

Describe 'Scenarios' {
    BeforeEach {
        $directory = (New-Item -ItemType Directory "$([System.IO.Path]::GetTempPath())/aosops-scenario-$([guid]::NewGuid().ToString('n'))").FullName
        if ($Scenario.fixture) { Copy-Item "$PSScriptRoot/../scenarios/data/$($Scenario.fixture)/*" $directory -Recurse }
        $before = @{}
        foreach ($name in $Scenario.environment.Keys) {
            $before[$name] = [Environment]::GetEnvironmentVariable($name)
            [Environment]::SetEnvironmentVariable($name, $Scenario.environment[$name].Replace('{dir}', $directory))
        }
    }

    AfterEach {
        foreach ($name in $before.Keys) { [Environment]::SetEnvironmentVariable($name, $before[$name]) }
        Remove-Item $directory -Recurse -Force
    }

    It '<Name>' -ForEach $scenarios {
        $result = Invoke-Scenario $Scenario.command.Replace('{dir}', $directory)

        $expectedErrors = @($Scenario.errors | Where-Object { $_ } | ForEach-Object { "$($_.id) $($_.category)" })
        $silent = $Scenario.command -match '-(ErrorAction|ea) (SilentlyContinue|Ignore|0)'
        @($result.Errors | Where-Object { -not $silent -or $expectedErrors } | ForEach-Object { "$($_.FullyQualifiedErrorId) $($_.CategoryInfo.Category)" }) -join '; ' |
            Should -BeExactly ($expectedErrors -join '; ')
        $count = $Scenario['count'] ?? ($Scenario.ContainsKey('objects') ? @($Scenario.objects).Count : $null)
        if ($null -ne $count) { $result.Objects.Count | Should -Be $count }
        for ($i = 0; $i -lt @($Scenario.objects).Count; $i++) {
            if ($null -eq $Scenario.objects) { break }
            $expected = @($Scenario.objects)[$i]
            $text = ConvertTo-Json -InputObject $expected -Depth 10
            $expanded = ConvertFrom-Json $text.Replace('{dir}', $directory) -AsHashtable -NoEnumerate
            Assert-Subset $expanded $result.Objects[$i] "object $i"
        }
        $result.Warnings | Should -Be ($Scenario.warnings ?? 0)
    }
}
