' A script that moves the lens, reads the gauges and switches a switch. Its last line is "done".
' The variable RIG says which rig's: 2 for the second one, nothing for the first.
On Error Resume Next
rig = CreateObject("WScript.Shell").ExpandEnvironmentStrings("%RIG%")
If rig <> "2" Then rig = ""
Set lens = CreateObject("ASCOM.SonyAlpha.Focuser" & rig)
x = lens.Position
Refused "not connected"
lens.Connected = True
WScript.Echo lens.Name & ", version " & lens.InterfaceVersion
start = lens.Position
target = Int(start / 3)
MoveTo target
there = lens.Position
MoveTo start
If there = target And lens.Position = start And start > 0 And start <= lens.MaxStep Then
  WScript.Echo "moved there and back"
Else
  WScript.Echo "moved wrongly " & there
End If
x = lens.Temperature
Refused "no thermometer"
lens.Connected = False

Set health = CreateObject("ASCOM.SonyAlpha.Switch" & rig)
health.Connected = True
For i = 0 To health.MaxSwitch - 1
  line = "gauge " & health.GetSwitchName(i) & ": " & health.GetSwitchValue(i) & " of " & health.MaxSwitchValue(i)
  If health.CanWrite(i) Then
    before = health.GetSwitch(i)
    wanted = Not before
    health.SetSwitch i, wanted
    after = health.GetSwitch(i)
    health.SetSwitch i, before
    If after = wanted Then line = line & ", switched over and back"
  End If
  WScript.Echo line
Next
x = health.GetSwitchName(health.MaxSwitch)
Refused "no such gauge"
health.SetSwitchValue 0, 1
Refused "not a switch"
health.Connected = False
If Err.Number <> 0 Then WScript.Echo "unexpected " & Hex(Err.Number) & " " & Err.Description
WScript.Echo "done"

Sub MoveTo(place)
  lens.Move place
  begin = Timer
  Do While lens.IsMoving And Timer - begin < 60
  Loop
End Sub

Sub Refused(what)
  WScript.Echo what & ": " & Hex(Err.Number) & " " & Err.Description
  Err.Clear
End Sub
