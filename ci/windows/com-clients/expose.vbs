' A script as observers write them: connects, walks lists, provokes errors, changes the gain, exposes and reads the picture, whose rows
' it writes as text into the file that the variable ROWS names. Its last line is "done".
On Error Resume Next
Set shell = CreateObject("WScript.Shell")
WScript.Echo "on " & shell.ExpandEnvironmentStrings("%PROCESSOR_ARCHITECTURE%")
Set camera = CreateObject("ASCOM.SonyAlpha.Camera")
x = camera.CameraXSize
Refused "not connected"
camera.Connected = True
WScript.Echo "connected " & camera.Name
camera.BinX = 0
Refused "bin 0"
camera.Gain = 1
Refused "gain 1"
camera.StartExposure -1, True
Refused "minus a second"
x = camera.ImageArrayVariant
Refused "no image"
x = camera.CoolerPower
Refused "no cooler"
camera.PulseGuide 0, 100
Refused "no guider"
x = camera.Action("Nonsense", "")
Refused "no action"
camera.CommandBlind "x"
Refused "no command"
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

camera.Gain = 800
WScript.Echo "gain " & camera.Gain
camera.Gain = 400
camera.StartExposure 0.5, True
begin = Timer
Do Until camera.ImageReady Or Timer - begin > 30 Or Err.Number <> 0
Loop
picture = camera.ImageArrayVariant
WScript.Echo "picture " & UBound(picture, 1) & " " & UBound(picture, 2)
Set file = CreateObject("Scripting.FileSystemObject").CreateTextFile(shell.ExpandEnvironmentStrings("%ROWS%"), True)
For y = 0 To UBound(picture, 2)
  row = ""
  For x = 0 To UBound(picture, 1)
    row = row & " " & picture(x, y)
  Next
  file.WriteLine row
Next
file.Close
camera.Connected = False
If Err.Number <> 0 Then WScript.Echo "unexpected " & Hex(Err.Number) & " " & Err.Description
WScript.Echo "done"

Sub Refused(what)
  WScript.Echo what & ": " & Hex(Err.Number) & " " & Err.Description
  Err.Clear
End Sub
