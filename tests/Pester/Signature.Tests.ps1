#Requires -Version 7.6
# What a scenario cannot say: secrets that are SecureStrings.

BeforeAll {
    $manifest = $env:AOSOPS_MODULE ? $env:AOSOPS_MODULE : "$PSScriptRoot/../../AosOps.psd1"
    $manifest = (Resolve-Path $manifest).Path
    if (Test-Path $manifest -PathType Container) { $manifest = "$manifest/AosOps.psd1" }
    Import-Module $manifest -Force

    function ConvertTo-Secret([string] $text) {
        $secret = [securestring]::new()
        foreach ($character in $text.ToCharArray()) { $secret.AppendChar($character) }
        $secret
    }
}

Describe 'Secrets of golden files' {
    BeforeEach {
        $directory = (New-Item -ItemType Directory "$TestDrive/$([guid]::NewGuid())/golden").FullName
        Set-Content "$directory/run-1.steps.jsonl" '{"seed":18446744073709551615}'
        $env:AOS_STATE_DIRECTORY = Split-Path $directory
        $env:GOLDEN_SECRET = ''
    }

    AfterEach {
        Remove-Item env:AOS_STATE_DIRECTORY, env:GOLDEN_SECRET -ErrorAction Ignore
    }

    It 'are taken as SecureStrings, by which a golden file is signed, rotated and tested' {
        (Protect-GoldenFile $directory -Secret (ConvertTo-Secret 'drill-secret')).Outcome | Should -Be 'Signed'
        (Update-GoldenSignature $directory -OldSecret (ConvertTo-Secret 'drill-secret') -NewSecret (ConvertTo-Secret 'next') -Confirm:$false).Outcome | Should -Be 'Rotated'
        (Test-GoldenSignature $directory -Secret (ConvertTo-Secret 'next')).Outcome | Should -Be 'Valid'
        (Test-GoldenSignature $directory -Secret (ConvertTo-Secret 'drill-secret')).Outcome | Should -Be 'Invalid'
    }

    It 'are refused where they are empty' {
        Test-GoldenSignature $directory -Secret ([securestring]::new()) -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -Be 'SecretEmpty,AosOps.Commands.TestGoldenSignatureCommand'
    }

    It 'are never taken as text, nor repeated in the error' {
        { Test-GoldenSignature $directory -Secret 'drill-secret' } | Should -Throw -ErrorId 'ParameterArgumentTransformationError*'
        $Error[0].Exception.Message | Should -Not -Match 'drill-secret'
    }

    It 'are in neither the output, nor the details, nor the log' {
        $shown = Protect-GoldenFile $directory -Secret (ConvertTo-Secret 'drill-secret') -Verbose *>&1 | Format-List * | Out-String
        $log = Get-Content "$env:AOS_STATE_DIRECTORY/golden_retention.log" -Raw
        $log | Should -Match 'SIGN:'
        $shown + $log | Should -Not -Match 'drill-secret'
    }

    It 'are replaced only after a question' {
        (Get-Command Update-GoldenSignature).ImplementingType.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false).ConfirmImpact | Should -Be 'High'
    }
}
