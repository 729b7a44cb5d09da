' Connects to whichever camera the driver has (for the rig that the variable RIG names), and says which, or what it was told.
On Error Resume Next
rig = CreateObject("WScript.Shell").ExpandEnvironmentStrings("%RIG%")
If rig = "%RIG%" Then rig = ""
Set camera = CreateObject("ASCOM.SonyAlpha.Camera" & rig)
If Err.Number = 0 Then camera.Connected = True
If Err.Number = 0 Then name = camera.Name
If Err.Number = 0 Then WScript.Echo "connected " & name Else WScript.Echo "error " & Hex(Err.Number) & " " & Err.Description
camera.Connected = False
