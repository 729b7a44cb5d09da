namespace SonyAlpha.ConformanceTests.Guide;

/// <summary>A step of a newcomer's first hour.</summary>
/// <param name="System">The heading in the guide.</param>
/// <param name="Do">As the guide has it.</param>
/// <param name="Suite">The suite that performs it.</param>
/// <param name="There">What stands in that suite where it does.</param>
internal sealed record FirstStep(string System, string Do, string Suite, string There);

/// <summary>TABLE: a newcomer's first hour, each step a command or a click that a suite performs.</summary>
internal static class FirstHour
{
    private const string Windows = "On Windows", Linux = "On Linux";

    public static IReadOnlyList<FirstStep> Steps { get; } =
    [
        new(Windows, "Run the installer", "ci/windows/setup/steps", "check \"it installs silently\" installs"),
        new(Windows, "Choose it there, and press Properties", "ci/windows/setup-dialog/steps", "check \"the window opens\" open_window"),
        new(Windows, "Choose your camera in its list, or a simulated one, and press OK", "ci/windows/setup-dialog/steps",
            "check \"a simulated camera is chosen\" closed"),
        new(Windows, "Let your program connect", "ci/windows/setup-dialog/steps", "\"reconnected: the simulated camera\""),
        new(Windows, "Expose", "ci/windows/com-clients/expose.vbs", "camera.StartExposure 0.5, True"),
        new(Windows, "In the setup window press More…", "ci/windows/setup-dialog/steps", "More opens the page"),
        new(Linux, "`sudo apt install ./sonyalpha_*.deb`", "ci/packages", "install -y --no-install-recommends /tmp/sonyalpha_*.deb"),
        new(Linux, "`sonyalpha list`", "ci/guest/installed", "mm sonyalpha list"),
        new(Linux, "`sonyalpha doctor --camera sim:ILCE-7M4`", "ci/guest/installed", "mm sonyalpha doctor --camera sim:ILCE-7M4"),
        new(Linux, "Open http://127.0.0.1:11111 in a browser", "ci/web.mjs", "await page.goto(server.address)"),
        new(Linux, "Press Connect", "ci/web.mjs", "await reach(page, \"connect\")"),
        new(Linux, "Type the seconds, and press Enter", "ci/web.mjs", "await page.keyboard.type(\"1,5\")"),
        new(Linux, "Open Settings, and change one", "ci/web.mjs", "await reach(page, \"setting-location\")"),
        new(Linux, "Press Disconnect", "ci/web.mjs", "await says(page, \"Disconnected\")"),
    ];
}
