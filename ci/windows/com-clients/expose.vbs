' A script as observers write them: connects, walks lists, provokes errors, exposes and reads the picture. Its last line is "done".
On Error Resume Next
WScript.Echo "on " & CreateObject("WScript.Shell").ExpandEnvironmentStrings("%PROCESSOR_ARCHITECTURE%")
Set camera = CreateObject("ASCOM.SonyAlpha.Camera")
x = camera.CameraXSize
Refused "not connected"
camera.Connected = True
WScript.Echo "connected " & camera.Name
camera.BinX = 0
Refused "bin 0"
x = camera.CoolerPower
Refused "no cooler"
camera.Aperture = 1
Refused "no such name"

modes = 0
For Each mode In camera.ReadoutModes
  If Len(mode) > 0 Then modes = modes + 1
Next
Set list = camera.ReadoutModes
WScript.Echo "modes " & (modes > 0) & " " & (modes = list.Count) & " " & (list.Item(0) = list(0))
states = ""
For Each state In camera.DeviceState
  states = states & " " & state.Name
Next
WScript.Echo "states" & states

camera.StartExposure 0.5, True
begin = Timer
Do Until camera.ImageReady Or Timer - begin > 30 Or Err.Number <> 0
Loop
picture = camera.ImageArrayVariant
WScript.Echo "picture " & UBound(picture, 1) & " " & UBound(picture, 2) & " " & (picture(0, 0) >= 0 And picture(639, 479) <= 65535)
camera.Connected = False
If Err.Number <> 0 Then WScript.Echo "unexpected " & Hex(Err.Number) & " " & Err.Description
WScript.Echo "done"

Sub Refused(what)
  WScript.Echo what & ": " & Hex(Err.Number) & " " & Err.Description
  Err.Clear
End Sub
