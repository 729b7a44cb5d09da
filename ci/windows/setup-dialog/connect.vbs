' Connects to whichever camera the driver has, and says which, or what it was told.
On Error Resume Next
Set camera = CreateObject("ASCOM.SonyAlpha.Camera")
If Err.Number = 0 Then camera.Connected = True
If Err.Number = 0 Then name = camera.Name
If Err.Number = 0 Then WScript.Echo "connected " & name Else WScript.Echo "error " & Hex(Err.Number) & " " & Err.Description
camera.Connected = False
