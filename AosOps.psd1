@{
    RootModule           = 'module/bin/AosOps.Module.dll'
    ModuleVersion        = '0.1.0'
    CompatiblePSEditions = @('Core')
    PowerShellVersion    = '7.6'
    GUID                 = '2ad03c26-3fb1-48b9-b9d8-144be3a36abd'
    Author               = 'The AosOps authors'
    Copyright            = 'Copyright (c) The AosOps authors. MIT licence.'
    Description          = 'Operates AOS shadow runs and golden files: watches runs, finds why a golden file differs, stops workflows in an emergency, and drills people for it.'
    FormatsToProcess     = @('module/AosOps.Format.ps1xml')
    TypesToProcess       = @('module/AosOps.Types.ps1xml')
    CmdletsToExport      = @(
        'Backup-HelixConfiguration'
        'Compress-GoldenFile'
        'Copy-GoldenArchive'
        'Get-DissonanceTime'
        'Get-GoldenArchive'
        'Get-GoldenFile'
        'Get-GoldenForecast'
        'Get-GoldenStorage'
        'Get-GoldenSummary'
        'Get-HelixDissonance'
        'Get-HelixLog'
        'Get-HelixStatus'
        'Get-ShadowCycle'
        'Get-ShadowLog'
        'Get-ShadowMismatch'
        'Get-ShadowProcess'
        'Get-ShadowReport'
        'Get-ShadowRun'
        'Get-ShadowStatus'
        'Get-WorkflowEmergencyStop'
        'Invoke-GoldenDiff'
        'Invoke-ShadowReplay'
        'Invoke-TabletopDrill'
        'Protect-GoldenFile'
        'Remove-GoldenFile'
        'Restart-HelixService'
        'Restore-GoldenArchive'
        'Send-DissonanceTime'
        'Set-HelixDissonance'
        'Set-WorkflowEmergencyStop'
        'Start-ShadowRun'
        'Stop-ShadowRun'
        'Test-GoldenArchive'
        'Test-GoldenSignature'
        'Test-HelixHealth'
        'Test-HelixInstallation'
        'Test-ShadowHealth'
        'Test-ShadowSanity'
        'Update-GoldenSignature'
        'Wait-ShadowRun'
    )
    FunctionsToExport    = @()
    VariablesToExport    = @()
    AliasesToExport      = @()
    PrivateData          = @{
        PSData = @{
            Tags         = @('Operations', 'Determinism', 'Replay', 'GoldenFile', 'Incident', 'Linux')
            LicenseUri   = 'https://opensource.org/license/mit'
        }
    }
}
