#!/usr/bin/python3
"""Puts USB/IP devices in front of the real libusb, without a kernel that knows USB.

    umockdev-wrapper /usr/bin/python3 ci/usb-bridge.py [HOST:PORT BUSID]... -- COMMAND...

Each device is imported over USB/IP, appears in an umockdev testbed (sysfs and a node of usbfs), and every ioctl of libusb in COMMAND is
answered here: URBs go to the device as USBIP_CMD_SUBMIT, and come back when it has answered. The command finds in SONYALPHA_BRIDGE the
address of a control port that takes a line and answers one:

    plug HOST:PORT BUSID     -> ok 1-N        imports a device and plugs it in
    unplug 1-N               -> ok            pulls the cable: pending URBs end with -ESHUTDOWN
    hold 1-N | free 1-N      -> ok            another program has claimed its interface, or not any more

ioctls arrive on umockdev's thread and USB/IP on the main one: one lock holds them apart. The program's memory is written only while its
REAPURB waits for it: at other times nobody in it reads what umockdev sends, and two writers would mix their messages.

A COMMAND on .NET needs DOTNET_EnableDiagnostics=0: its debugger's pipe and umockdev's lock wait for each other. Numbers of usbfs:
linux/usbdevice_fs.h; of USB/IP: Documentation/usb/usbip_protocol.rst.
"""
import errno
import os
import signal
import socket
import struct
import subprocess
import sys
import threading

import gi

gi.require_version("UMockdev", "1.0")
from gi.repository import GLib, UMockdev  # noqa: E402

# struct usbdevfs_urb on 64 bits: type 0, endpoint 1, status 4, flags 8, buffer 16, length 24, actual 28, usercontext 48
URB = 56
CONTROL = 2
CAPABILITIES = 0x15  # zero packets, no limit of packet size, reap after disconnect
GET_CAPABILITIES, GET_DRIVER, CLAIM, DISCONNECT_CLAIM = 0x551A, 0x5508, 0x550F, 0x551B
SUBMIT, REAP, DISCARD, SPEED = 0x550A, 0x550D, 0x550B, 0x551F
DONE_HERE = {0x5505, 0x5504, 0x5510, 0x5512, 0x5514, 0x5515, 0x551C}  # set configuration, alternate; release; detach; reset; clear halt
REAP_HOLD_MS = 2  # a file is always ready to poll(): without this libusb would spin a core while it waits


def receive(sock, count):
    data = b""
    while len(data) < count:
        more = sock.recv(count - len(data))
        if not more:
            raise OSError(errno.ENODEV, "the USB/IP server closed the connection")
        data += more
    return data


class Device:
    """One imported device: its USB/IP connection, and its place in the testbed."""

    def __init__(self, testbed, number, server, busid):
        self.testbed, self.port, self.number = testbed, f"1-{number}", number
        self.gone = self.held = False
        self.sequence, self.pending, self.unlinks, self.finished, self.waiting = 1, {}, {}, [], []
        self.incoming = bytearray()
        self.lock = threading.RLock()
        host, port = server.rsplit(":", 1)
        self.sock = socket.create_connection((host, int(port)), timeout=10)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.sock.sendall(struct.pack(">HHI32s", 0x0111, 0x8003, 0, busid.encode()))
        version, reply, status = struct.unpack(">HHI", receive(self.sock, 8))
        if status:
            raise OSError(errno.ENODEV, f"the USB/IP server refuses {busid}")
        record = receive(self.sock, 312)
        bus, device, self.speed = struct.unpack_from(">III", record, 288)
        self.id = bus << 16 | device
        descriptor = self.descriptor(1, 18)
        length = struct.unpack_from("<H", self.descriptor(2, 9), 2)[0]
        self.plug(descriptor, self.descriptor(2, length))
        self.sock.setblocking(False)
        GLib.io_add_watch(self.sock.fileno(), GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, self.readable)

    def descriptor(self, kind, length):
        setup = struct.pack("<BBHHH", 0x80, 6, kind << 8, 0, length)
        self.sock.sendall(self.submission(0, True, 0, length, setup))
        status, actual = struct.unpack_from(">iI", receive(self.sock, 48), 20)
        return receive(self.sock, actual)

    def submission(self, endpoint, is_in, flags, length, setup=bytes(8)):
        self.sequence += 1
        return struct.pack(">IIIIIIIIII", 1, self.sequence, self.id, int(is_in), endpoint, flags, length, 0, 0xFFFFFFFF, 0) + setup

    def plug(self, descriptor, configuration):
        vendor, product = struct.unpack_from("<HH", descriptor, 8)
        speed = {1: "1.5", 2: "12", 3: "480", 5: "5000"}.get(self.speed, "480")
        self.path = f"/sys/devices/pci0000:00/0000:00:14.0/usb1/{self.port}"
        self.node = f"/dev/bus/usb/001/{self.number + 1:03d}"
        self.testbed.add_from_string("\n".join([
            f"P: {self.path[4:]}", f"N: {self.node[5:]}", "E: SUBSYSTEM=usb", "E: DEVTYPE=usb_device", f"E: DEVNAME={self.node}",
            "E: BUSNUM=001", f"E: DEVNUM={self.number + 1:03d}", f"E: PRODUCT={vendor:x}/{product:x}/100",
            "A: busnum=1", f"A: devnum={self.number + 1}", f"A: speed={speed}", "A: bConfigurationValue=1",
            f"A: idVendor={vendor:04x}", f"A: idProduct={product:04x}", f"A: serial=BRIDGE{self.number:04d}",
            "A: bNumConfigurations=1", f"H: descriptors={(descriptor + configuration).hex().upper()}", "", ""]))
        self.handler = UMockdev.IoctlBase()
        self.handler.connect("handle-ioctl", self.ioctl)
        self.testbed.attach_ioctl(self.node, self.handler)
        self.testbed.uevent(self.path, "add")

    def unplug(self):
        with self.lock:
            if self.gone:
                return
            self.gone = True
            self.sock.close()
            for entry in self.pending.values():
                self.finished.append((entry, -errno.ESHUTDOWN, b"", 0))
            self.pending.clear()
            self.answer_waiting()
        self.testbed.uevent(self.path, "remove")
        self.testbed.remove_device(self.path)

    def send(self, data):
        """Blocks until the device has taken it, as a host controller would."""
        try:
            self.sock.setblocking(True)
            self.sock.sendall(data)
            self.sock.setblocking(False)
        except OSError:
            GLib.idle_add(self.unplug)

    # what the device says

    def readable(self, *_):
        with self.lock:
            return self.receive()

    def receive(self):
        if self.gone:
            return False
        try:
            while True:
                data = self.sock.recv(1 << 20)
                if not data:
                    self.unplug()
                    return False
                self.incoming += data
        except BlockingIOError:
            pass
        except OSError:
            self.unplug()
            return False
        while self.take():
            pass
        self.answer_waiting()
        return True

    def take(self):
        if len(self.incoming) < 48:
            return False
        command, sequence = struct.unpack_from(">II", self.incoming)
        status, actual = struct.unpack_from(">iI", self.incoming, 20)
        if command == 4:  # RET_UNLINK: 0 if the answer had come already
            del self.incoming[:48]
            entry = self.pending.pop(self.unlinks.pop(sequence, None), None)
            if entry and status:
                self.finished.append((entry, -errno.ENOENT, b"", 0))
            return True
        entry = self.pending.get(sequence)
        length = actual if entry and entry["in"] else 0
        if len(self.incoming) < 48 + length:
            return False
        data = bytes(self.incoming[48:48 + length])
        del self.incoming[:48 + length]
        if entry:
            del self.pending[sequence]
            self.finished.append((entry, status, data, actual))
        return True

    # what libusb asks

    def ioctl(self, handler, client):
        with self.lock:
            return self.answer(client)

    def answer(self, client):
        request = client.get_request() & 0xFFFF
        if request == REAP:
            if self.finished:
                self.reap(client)
            elif self.gone:
                client.complete(-1, errno.ENODEV)
            else:
                self.waiting.append(client)
                GLib.timeout_add(REAP_HOLD_MS, self.nothing, client)
        elif self.gone:
            client.complete(-1, errno.ENODEV)
        elif request == SUBMIT:
            self.submit(client)
        elif request == DISCARD:
            self.discard(client)
        elif request == GET_CAPABILITIES:
            client.get_arg().resolve(0, 4).update(0, struct.pack("=I", CAPABILITIES))
            client.complete(0, 0)
        elif request in (CLAIM, DISCONNECT_CLAIM) and self.held:
            client.complete(-1, errno.EBUSY)
        elif request == GET_DRIVER:
            client.complete(-1, errno.ENODATA)
        elif request == SPEED:
            client.complete(self.speed, 0)
        elif request in DONE_HERE or request in (CLAIM, DISCONNECT_CLAIM):
            client.complete(0, 0)
        else:
            client.complete(-1, errno.ENOTTY)
        return True

    def submit(self, client):
        address = self.address(client)  # before it is resolved: then it is the address of a copy
        urb = client.get_arg().resolve(0, URB)
        raw = bytes(urb.retrieve())
        kind, endpoint = raw[0], raw[1]
        flags, = struct.unpack_from("=I", raw, 8)
        length, = struct.unpack_from("=i", raw, 24)
        buffer = urb.resolve(16, length) if length else None
        setup, payload = bytes(8), b""
        if kind == CONTROL:
            whole = bytes(buffer.retrieve())
            setup, payload = whole[:8], whole[8:]
            is_in, length = bool(setup[0] & 0x80), length - 8
        else:
            is_in = bool(endpoint & 0x80)
            payload = bytes(buffer.retrieve()) if buffer and not is_in else b""
        header = self.submission(endpoint & 0x0F, is_in, flags, length, setup)
        self.pending[self.sequence] = {"urb": urb, "buffer": buffer, "in": is_in, "control": kind == CONTROL, "address": address}
        client.complete(0, 0)
        self.send(header + (b"" if is_in else payload))

    @staticmethod
    def address(client):
        """Where the URB lies in the program: what it names it by when it discards it."""
        return bytes(client.get_arg().retrieve())

    def discard(self, client):
        address = self.address(client)
        found = [sequence for sequence, entry in self.pending.items() if entry["address"] == address]
        client.complete(*((0, 0) if found else (-1, errno.EINVAL)))
        if found:
            self.sequence += 1
            self.unlinks[self.sequence] = found[0]
            self.send(struct.pack(">IIIIII24x", 2, self.sequence, self.id, 0, 0, found[0]))

    def reap(self, client):
        entry, status, data, actual = self.finished.pop(0)
        urb = entry["urb"]
        if data:
            entry["buffer"].update(8 if entry["control"] else 0, data)
        urb.update(4, struct.pack("=i", status))
        urb.update(28, struct.pack("=i", actual))
        client.get_arg().resolve(0, 8).set_ptr(0, urb)
        client.complete(0, 0)

    def nothing(self, client):
        with self.lock:
            if client in self.waiting:
                self.waiting.remove(client)
                client.complete(-1, errno.EAGAIN)
        return False

    def answer_waiting(self):
        while self.waiting and (self.finished or self.gone):
            client = self.waiting.pop(0)
            if self.finished:
                self.reap(client)
            else:
                client.complete(-1, errno.ENODEV)


class Bridge:
    """All devices, and the control port."""

    def __init__(self):
        self.testbed = UMockdev.Testbed.new()
        self.devices = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        GLib.io_add_watch(self.listener.fileno(), GLib.PRIORITY_DEFAULT, GLib.IO_IN, self.accept)

    def plug(self, server, busid):
        self.devices.append(Device(self.testbed, len(self.devices) + 1, server, busid))
        return self.devices[-1].port

    def accept(self, *_):
        sock, _ = self.listener.accept()
        GLib.io_add_watch(sock.fileno(), GLib.PRIORITY_DEFAULT, GLib.IO_IN, lambda *_: self.command(sock))
        return True

    def command(self, sock):
        line = sock.recv(4096).decode().split()
        if not line:
            sock.close()
            return False
        try:
            sock.sendall((self.obey(*line) + "\n").encode())
        except Exception as error:  # told to whoever asked
            sock.sendall(f"error {error}\n".encode())
        return True

    def obey(self, verb, *arguments):
        if verb == "plug":
            return "ok " + self.plug(*arguments)
        device = next(device for device in self.devices if device.port == arguments[0])
        if verb == "unplug":
            device.unplug()
        else:
            device.held = {"hold": True, "free": False}[verb]
        return "ok"


def main():
    split = sys.argv.index("--")
    given, command = sys.argv[1:split], sys.argv[split + 1:]
    bridge = Bridge()
    for i in range(0, len(given), 2):
        bridge.plug(given[i], given[i + 1])
    environment = dict(os.environ, UMOCKDEV_DIR=bridge.testbed.get_root_dir(),  # set behind Python's back
                       SONYALPHA_BRIDGE="127.0.0.1:%d" % bridge.listener.getsockname()[1])
    child = subprocess.Popen(command, env=environment)
    loop = GLib.MainLoop()
    GLib.child_watch_add(GLib.PRIORITY_DEFAULT, child.pid, lambda pid, status: (setattr(bridge, "status", status), loop.quit()))
    for number in (signal.SIGTERM, signal.SIGINT):
        GLib.unix_signal_add(GLib.PRIORITY_HIGH, number, lambda: child.terminate() or True)
    loop.run()
    sys.exit(os.waitstatus_to_exitcode(bridge.status))


if __name__ == "__main__":
    main()
