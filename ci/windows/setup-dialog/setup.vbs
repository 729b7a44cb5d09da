' Opens the driver's setup window (of the rig that the variable RIG names) and says how it was closed.
On Error Resume Next
rig = CreateObject("WScript.Shell").ExpandEnvironmentStrings("%RIG%")
If rig = "%RIG%" Then rig = ""
Set camera = CreateObject("ASCOM.SonyAlpha.Camera" & rig)
If Err.Number = 0 Then camera.SetupDialog
If Err.Number = 0 Then WScript.Echo "closed" Else WScript.Echo "error " & Hex(Err.Number) & " " & Err.Description
