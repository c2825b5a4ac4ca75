<#
Makes a Windows machine a hall's kiosk and puts everything back. UNTRIED: written from Microsoft's documents, never run
by us on a Windows machine. Try it on a machine that you can set up anew.

    powershell -ExecutionPolicy Bypass -File installer\kiosk.ps1 apply -Program C:\Yingzhi -User yingzhi-kiosk
    powershell -ExecutionPolicy Bypass -File installer\kiosk.ps1 check
    powershell -ExecutionPolicy Bypass -File installer\kiosk.ps1 undo

Needs an administrator, and for the full tier Windows 10/11 IoT Enterprise, Enterprise or Education, where Shell Launcher
and Keyboard Filter are optional features. On Pro neither exists: the window and the policies below are all that holds.
What was there before each change is written to C:\ProgramData\yingzhi-provisioning\journal.json first.
#>
param(
    [Parameter(Mandatory = $true, Position = 0)][ValidateSet('apply', 'check', 'undo')][string]$Command,
    [string]$Program = 'C:\Yingzhi',
    [string]$Python = "$Program\.venv\Scripts\pythonw.exe",
    [string]$Data = 'C:\ProgramData\yingzhi-kiosk\data',
    [string]$User = 'yingzhi-kiosk'
)
$ErrorActionPreference = 'Stop'
$State = 'C:\ProgramData\yingzhi-provisioning'
$Journal = Join-Path $State 'journal.json'
$Namespace = 'root\standardcimv2\embedded'
$Shell = "`"$Python`" `"$Program\main.py`" kiosk --supervised --data `"$Data`""

# machine-wide values: path, name, value while the machine is a kiosk
$Registry = @(
    @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\EdgeUI', 'AllowEdgeSwipe', 0),
    @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\Explorer', 'DisableNotificationCenter', 1),
    @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\Windows Error Reporting', 'DontShowUI', 1),
    @('HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\Explorer', 'NoDriveTypeAutoRun', 255),
    @('HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System', 'DisableLockWorkstation', 1),
    @('HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System', 'HideFastUserSwitching', 1),
    @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate\AU', 'NoAutoRebootWithLoggedOnUsers', 1)
)
# names of Keyboard Filter's own list
$Keys = @(
    'Alt+F4', 'Alt+Tab', 'Alt+Esc', 'Alt+Space', 'Ctrl+Esc', 'Ctrl+Alt+Del', 'Ctrl+Tab', 'Shift+Ctrl+Esc', 'Win+L',
    'Win+R', 'Win+D', 'Win+E', 'Win+I', 'Win+U', 'Win+X', 'Win+Enter', 'Windows', 'Application', 'F1', 'F10', 'F11',
    'BrowserHome', 'BrowserSearch', 'LaunchMail', 'LaunchMediaSelect', 'LaunchApp1', 'LaunchApp2', 'Sleep',
    'StickyKeys', 'FilterKeys', 'ToggleKeys'
)

function Read-Journal {
    if (Test-Path $Journal) { return Get-Content $Journal -Raw -Encoding UTF8 | ConvertFrom-Json }
    return [pscustomobject]@{ registry = @(); keys = @(); shell = $null; user = $null; power = $null }
}
function Save-Journal($Book) {
    New-Item -ItemType Directory -Force $State | Out-Null
    $beside = "$Journal.new"
    $Book | ConvertTo-Json -Depth 6 | Set-Content $beside -Encoding UTF8
    Move-Item -Force $beside $Journal
}
function Get-Value($Path, $Name) {
    $item = Get-ItemProperty -Path $Path -Name $Name -ErrorAction SilentlyContinue
    if ($null -eq $item) { return $null }
    return $item.$Name
}
function Get-Sid { (New-Object System.Security.Principal.NTAccount($User)).Translate([System.Security.Principal.SecurityIdentifier]).Value }

# -- a setting each: how it is made, how it goes

function Set-Account($Book) {
    if (Get-LocalUser -Name $User -ErrorAction SilentlyContinue) { return }
    $Book.user = $User
    Save-Journal $Book
    New-LocalUser -Name $User -NoPassword -AccountNeverExpires -UserMayNotChangePassword -Description 'Yingzhi kiosk' | Out-Null
    New-Item -ItemType Directory -Force $Data | Out-Null
    icacls $Data /grant "${User}:(OI)(CI)M" | Out-Null
}
function Undo-Account($Book) {
    # the folder with what visitors did stays
    if ($Book.user -and (Get-LocalUser -Name $Book.user -ErrorAction SilentlyContinue)) { Remove-LocalUser -Name $Book.user }
}

function Set-Registry($Book) {
    foreach ($entry in $Registry) {
        $path, $name, $value = $entry
        if (-not ($Book.registry | Where-Object { $_.path -eq $path -and $_.name -eq $name })) {
            $Book.registry += [pscustomobject]@{
                path = $path; name = $name; before = (Get-Value $path $name); had_key = (Test-Path $path)
            }
            Save-Journal $Book
        }
        if (-not (Test-Path $path)) { New-Item -Path $path -Force | Out-Null }
        New-ItemProperty -Path $path -Name $name -Value $value -PropertyType DWord -Force | Out-Null
    }
}
function Undo-Registry($Book) {
    foreach ($entry in $Book.registry) {
        if ($null -eq $entry.before) { Remove-ItemProperty -Path $entry.path -Name $entry.name -ErrorAction SilentlyContinue }
        else { Set-ItemProperty -Path $entry.path -Name $entry.name -Value $entry.before }
        if (-not $entry.had_key -and (Test-Path $entry.path)) {
            $key = Get-Item $entry.path
            if ($key.ValueCount -eq 0 -and $key.SubKeyCount -eq 0) { Remove-Item $entry.path }
        }
    }
}

function Set-Shell($Book) {
    $launcher = Get-CimClass -Namespace $Namespace -ClassName WESL_UserSetting -ErrorAction SilentlyContinue
    if (-not $launcher) { Write-Warning 'Shell Launcher is not on this machine: the desktop stays the shell.'; return }
    if ($null -eq $Book.shell) {
        $was = (Invoke-CimMethod -CimClass $launcher -MethodName IsEnabled).Enabled
        $Book.shell = [pscustomobject]@{ enabled = $was; sid = (Get-Sid) }
        Save-Journal $Book
    }
    # action 0: begin the shell anew when it ends
    Invoke-CimMethod -CimClass $launcher -MethodName SetCustomShell -Arguments @{
        Sid = (Get-Sid); Shell = $Shell; DefaultAction = [int]0
    } | Out-Null
    Invoke-CimMethod -CimClass $launcher -MethodName SetEnabled -Arguments @{ Enabled = $true } | Out-Null
}
function Undo-Shell($Book) {
    if ($null -eq $Book.shell) { return }
    $launcher = Get-CimClass -Namespace $Namespace -ClassName WESL_UserSetting
    Invoke-CimMethod -CimClass $launcher -MethodName RemoveCustomShell -Arguments @{ Sid = $Book.shell.sid } -ErrorAction SilentlyContinue | Out-Null
    Invoke-CimMethod -CimClass $launcher -MethodName SetEnabled -Arguments @{ Enabled = [bool]$Book.shell.enabled } | Out-Null
}

function Set-Keys($Book) {
    $known = Get-CimInstance -Namespace $Namespace -ClassName WEKF_PredefinedKey -ErrorAction SilentlyContinue
    if (-not $known) { Write-Warning 'Keyboard Filter is not on this machine: system keys stay.'; return }
    foreach ($key in $known | Where-Object { $Keys -contains $_.Id }) {
        if (-not ($Book.keys | Where-Object { $_.id -eq $key.Id })) {
            $Book.keys += [pscustomobject]@{ id = $key.Id; before = [bool]$key.Enabled }
            Save-Journal $Book
        }
        $key.Enabled = $true
        Set-CimInstance -InputObject $key
    }
}
function Undo-Keys($Book) {
    foreach ($entry in $Book.keys) {
        $key = Get-CimInstance -Namespace $Namespace -ClassName WEKF_PredefinedKey -Filter "Id = '$($entry.id)'"
        if ($key) { $key.Enabled = [bool]$entry.before; Set-CimInstance -InputObject $key }
    }
}

function Set-Power($Book) {
    if ($null -eq $Book.power) {
        $active = ((powercfg /getactivescheme) -split ' ' | Where-Object { $_ -match '^[0-9a-f]{8}-' })[0]
        $made = ((powercfg /duplicatescheme $active) -split ' ' | Where-Object { $_ -match '^[0-9a-f]{8}-' })[0]
        $Book.power = [pscustomobject]@{ before = $active; made = $made }
        Save-Journal $Book
    }
    powercfg /setactive $Book.power.made
    foreach ($what in 'monitor-timeout-ac', 'standby-timeout-ac', 'hibernate-timeout-ac') { powercfg /change $what 0 }
}
function Undo-Power($Book) {
    if ($null -eq $Book.power) { return }
    powercfg /setactive $Book.power.before
    powercfg /delete $Book.power.made
}

switch ($Command) {
    'apply' {
        $book = Read-Journal
        Set-Account $book; Set-Registry $book; Set-Shell $book; Set-Keys $book; Set-Power $book
        Write-Output '已设成一体机。自动登录请用 Sysinternals Autologon 设为该用户；重启后生效。撤销：installer\kiosk.ps1 undo'
    }
    'check' {
        $off = @($Registry | Where-Object { (Get-Value $_[0] $_[1]) -ne $_[2] } | ForEach-Object { "$($_[0])\$($_[1])" })
        if (-not (Get-LocalUser -Name $User -ErrorAction SilentlyContinue)) { $off += "user $User" }
        $off | ForEach-Object { Write-Output "不符 $_" }
        if ($off.Count) { exit 1 }
        Write-Output '都符合。'
    }
    'undo' {
        if (-not (Test-Path $Journal)) { Write-Output '本机没有设成一体机，没有要撤销的。'; exit 0 }
        $book = Read-Journal
        Undo-Power $book; Undo-Keys $book; Undo-Shell $book; Undo-Registry $book; Undo-Account $book
        Remove-Item -Recurse -Force $State
        Write-Output '已恢复原样，重启后生效。观众的数据没有动。'
    }
}
