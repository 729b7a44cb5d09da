using System.Runtime.InteropServices;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Com;

// see DispatchClient
#pragma warning disable CA1416

namespace SonyAlpha.ConformanceTests.Com;

/// <summary>What IDispatch answered, as .NET has it: the types of <see cref="MemberType"/>, and ASCOM's errors as exceptions.</summary>
internal static class DispatchValues
{
    /// <exception cref="AscomException">The call ended in one.</exception>
    public static DispatchAnswer Succeeded(string member, DispatchAnswer answer)
    {
        if (answer.Result == HResult.Exception)
            throw new AscomException(answer.Number & 0xFFFF, answer.Text);
        Assert.That(answer.Result, Is.EqualTo(HResult.Ok), member);
        return answer;
    }

    /// <summary>The value, of the type that its VARIANT has; a list's items are read, and it is let go.</summary>
    public static object? Of(string member, DispatchAnswer answer) => answer.Type switch
    {
        VarEnum.VT_EMPTY    => null,
        VarEnum.VT_BOOL     => answer.Raw<short>() != 0,
        VarEnum.VT_I2       => answer.Raw<short>(),
        VarEnum.VT_I4       => answer.Raw<int>(),
        VarEnum.VT_R8       => answer.Raw<double>(),
        VarEnum.VT_DATE     => DateTime.FromOADate(answer.Raw<double>()),
        VarEnum.VT_BSTR     => Text(answer),
        VarEnum.VT_DISPATCH => Items(member, answer),
        _                   => throw new AssertionException($"{member} is a VARIANT of type {answer.Type}"),
    };

    private static string Text(DispatchAnswer answer)
    {
        var text = answer.Bstr;
        Marshal.FreeBSTR(answer.Raw<nint>());
        return text;
    }

    private static object Items(string member, DispatchAnswer answer)
    {
        using var list = answer.Object;
        var items = Enumerable.Range(0, list.Get("Count").Raw<int>()).Select(i => list.Do("Item", i)).ToList();
        return member == "DeviceState" ? items.ConvertAll(State) : items.ConvertAll(Text);
    }

    private static StateValue State(DispatchAnswer answer)
    {
        using var state = answer.Object;
        return new(Text(state.Get("Name")), Of("Value", state.Get("Value"))!);
    }
}
