' Calls the driver two hundred times and says how often it answered rightly.
On Error Resume Next
Set camera = CreateObject("ASCOM.SonyAlpha.Camera")
answered = 0
For i = 1 To 200
  Err.Clear
  version = camera.InterfaceVersion
  If Err.Number = 0 And version = 4 Then answered = answered + 1
Next
WScript.Echo "answered " & answered & " of 200"
