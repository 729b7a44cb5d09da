' Opens the driver's setup window and says how it was closed.
On Error Resume Next
Set camera = CreateObject("ASCOM.SonyAlpha.Camera")
If Err.Number = 0 Then camera.SetupDialog
If Err.Number = 0 Then WScript.Echo "closed" Else WScript.Echo "error " & Hex(Err.Number) & " " & Err.Description
